"""Large uploads wait on the disk until somebody reads them. Where the disk is full, whoever reads them is refused."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from linli.kernel.verdict import Refusal
from linli.platform.documents import store


class LostFile(UploadedFile):
    """A file that found no room. The form that holds it is read as ever; reading the file is refused in a sentence."""

    def close(self) -> None:
        """There is nothing to close."""

    def read(self, *args: Any) -> bytes:
        raise Refusal(store.no_room())

    def seek(self, *args: Any) -> int:
        raise Refusal(store.no_room())


class WaitingFileHandler(TemporaryFileUploadHandler):
    """Django's handler; a full disk does not end the request, so that the sentence comes with all input kept."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.lost = False
        self.__dict__.pop("file", None)
        try:
            super().new_file(*args, **kwargs)
        except OSError as fault:
            self._lose(fault)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.lost:
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as fault:
            self._lose(fault)

    def file_complete(self, file_size: int) -> UploadedFile:
        if not self.lost:
            try:
                return super().file_complete(file_size)
            except OSError as fault:
                self._lose(fault)
        return LostFile(None, self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        if not getattr(self, "lost", False):
            super().upload_interrupted()

    def _lose(self, fault: OSError) -> None:
        if not store.is_full(fault):
            raise fault
        self.lost = True
        if half := self.__dict__.pop("file", None):
            with suppress(OSError):  # what it still held back finds no room either
                half.close()

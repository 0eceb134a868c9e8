"""Pages that are kept as long as they are true."""


class FreshPages:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

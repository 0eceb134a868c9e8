import django.db.models.deletion
from django.db import migrations, models

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_protect'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
        ('process', '0003_supervision'),
    ]

    operations = [
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80)),
                ('rhythm', models.CharField(choices=[('weekly', 'every week'), ('fortnightly', 'every two weeks'), ('monthly', 'every month'), ('quarterly', 'every three months'), ('as_needed', 'as the need arises')], max_length=12)),
                ('place_text', models.CharField(max_length=120)),
                ('opened_at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='process.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'title'), name='one_series_of_a_title_in_a_run')],
                'verbose_name_plural': 'series',
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='meetings.series'),
        ),
        migrations.CreateModel(
            name='SeriesTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('text', models.TextField(blank=True)),
                ('origin', models.CharField(choices=[('party', 'brought by one of the parties'), ('needs', 'from the needs'), ('law', 'asked for by law')], max_length=10)),
                ('source', models.CharField(blank=True, max_length=60)),
                ('basis', models.CharField(blank=True, max_length=160)),
                ('tier', models.CharField(choices=[('estate', 'at the estate'), ('community', 'at the community'), ('street', 'at the street office')], max_length=10)),
                ('standing', models.CharField(choices=[('open', 'open'), ('answered', 'answered'), ('proposal', 'became a proposal'), ('resolution', 'became a resolution')], default='open', max_length=10)),
                ('brought_at', models.DateTimeField()),
                ('since', models.DateTimeField()),
                ('capacity', models.CharField(blank=True, max_length=24)),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('estate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='meetings.series')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='one_topic_of_a_number_in_a_series'), models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('series', 'source'), name='a_source_is_brought_once'), models.CheckConstraint(condition=models.Q(models.Q(('origin', 'law'), _negated=True), models.Q(('basis', ''), _negated=True), _connector='OR'), name='a_topic_by_law_names_the_law')],
                'ordering': ['series', 'number'],
            },
        ),
        migrations.CreateModel(
            name='DissentAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('dissenters', models.PositiveIntegerField()),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.seriestopic')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Dissent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dissents', to='meetings.seriestopic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('topic', 'household'), name='a_household_dissents_once_on_a_topic'), models.UniqueConstraint(condition=models.Q(('household', None)), fields=('topic', 'person'), name='a_person_dissents_once_on_a_topic')],
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='topic',
            name='series_topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='on_agendas', to='meetings.seriestopic'),
        ),
        migrations.CreateModel(
            name='TopicStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('outcome', models.CharField(choices=[('answered', 'answered'), ('proposal', 'becomes a proposal'), ('resolution', 'becomes a resolution'), ('sent_up', 'sent up a tier')], max_length=10)),
                ('tier', models.CharField(choices=[('estate', 'at the estate'), ('community', 'at the community'), ('street', 'at the street office')], max_length=10)),
                ('motion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.motion')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='meetings.seriestopic')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        ProtectRows(
            "meetings_seriestopic",
            ("series_id", "number", "title", "text", "origin", "source", "basis", "household_id", "person_id", "brought_at"),
        ),
        ProtectRows("meetings_topicstep"),
        ProtectRows("meetings_dissent"),
        ProtectRows("meetings_dissentanswer"),
        MakeTriggers(
            Trigger(
                "meetings_seriestopic_settled",
                "meetings_seriestopic",
                "UPDATE",
                "a settled topic never changes",
                "OLD.standing <> 'open'",
            ),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('edition', models.CharField(max_length=30)),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=71)),
                ('published_at', models.DateTimeField()),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='places.place')),
            ],
            options={
                'ordering': ['code', '-edition'],
                'constraints': [models.UniqueConstraint(fields=('code', 'edition'), name='one_edition_of_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('parameters', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('open', 'going on'), ('closed', 'closed'), ('stopped', 'stopped')], default='open', max_length=10)),
                ('stage_code', models.CharField(max_length=60)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='process.edition')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inner_runs', to='process.run')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='places.place')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), models.Q(('stage_code', ''), _negated=True), ('closed_on', None)), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_on__isnull', False)), _connector='OR'), name='an_open_run_stands_at_a_stage')],
            },
        ),
        migrations.CreateModel(
            name='NamedEstate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_estates', to='process.run')),
            ],
            options={
                'ordering': ['run', 'estate'],
                'constraints': [models.UniqueConstraint(fields=('run', 'estate'), name='an_estate_is_named_once_in_a_run')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage_code', models.CharField(max_length=60)),
                ('opened_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('passed', 'passed'), ('overridden', 'passed by override'), ('sent_back', 'sent back'), ('stopped', 'stopped')], max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('verdicts', models.JSONField(default=list)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='process.run')),
            ],
            options={
                'ordering': ['run', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('run',), name='a_run_stands_at_one_stage')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('basis', models.TextField()),
                ('body', models.TextField()),
                ('issuer', models.CharField(max_length=80)),
                ('contact', models.CharField(max_length=80)),
                ('supervision_phone', models.CharField(max_length=30)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='process.run')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='process.passage')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='notice_ends_after_its_start'), models.CheckConstraint(condition=models.Q(('withdrawn_on', None), models.Q(('withdrawn_because', ''), _negated=True), _connector='OR'), name='a_withdrawal_needs_a_reason'), models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('passage',), name='one_notice_is_up_at_a_stage')],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('open', 'waiting for an answer'), ('answered', 'answered, waiting for the supervisors'), ('upheld', 'upheld'), ('dismissed', 'dismissed')], default='open', max_length=10)),
                ('raised_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('decision_reason', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='process.notice')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['upheld', 'dismissed']), _negated=True), models.Q(('decided_at__isnull', False), models.Q(('decision_reason', ''), _negated=True)), _connector='OR'), name='a_decided_objection_has_a_reason')],
            },
        ),
        migrations.AddField(
            model_name='Run',
            name='estates',
            field=models.ManyToManyField(related_name='named_in', through='process.NamedEstate', to='places.place'),
        ),
    ]

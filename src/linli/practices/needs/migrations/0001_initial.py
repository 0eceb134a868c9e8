import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_protect'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
        ('process', '0002_protect'),
    ]

    operations = [
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=71)),
                ('number', models.CharField(blank=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('where', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('open', 'being dealt with'), ('done', 'dealt with')], max_length=4)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='places.place')),
                ('estate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='process.run')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['community', 'at'], name='complaint_by_time')],
                'constraints': [models.UniqueConstraint(fields=('community', 'key'), name='a_complaint_counts_once'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='a_complaint_has_a_key')],
            },
        ),
        migrations.CreateModel(
            name='FundItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(blank=True, max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('explanation', models.TextField(blank=True)),
                ('source', models.CharField(max_length=200)),
                ('retired_on', models.DateField(blank=True, null=True)),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fund_items', to='places.place')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='one_shipped_fund_item_of_a_code')],
            },
        ),
        migrations.CreateModel(
            name='NeedGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('confirmed', 'confirmed by a person'), ('appraised', 'appraised'), ('admissible', 'admissible'), ('refused', 'refused')], default='proposed', max_length=10)),
                ('shared', models.JSONField(default=list)),
                ('formed_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='need_groups', to='process.run')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'proposed'), ('confirmed_at__isnull', False), _connector='OR'), name='a_group_counts_once_a_person_confirmed_it')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('facilities', 'lifts, pipes, lights'), ('safety', 'fire and safety'), ('parking', 'parking and charging'), ('environment', 'rubbish and green'), ('care', 'elders and children'), ('neighbours', 'noise and neighbours'), ('culture', 'sport and culture'), ('other', 'something else')], max_length=12)),
                ('text', models.TextField()),
                ('where', models.CharField(blank=True, max_length=200)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('public', models.BooleanField(default=False)),
                ('reported_at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.attachment')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='process.run')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('introduction', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'being built'), ('open', 'open for forms'), ('closed', 'closed to forms')], default='draft', max_length=6)),
                ('drafted_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='surveys', to='process.run')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('run',), name='one_open_survey_in_a_run'), models.CheckConstraint(condition=models.Q(models.Q(('opened_at', None), ('state', 'draft')), models.Q(('closed_at', None), ('opened_at__isnull', False), ('state', 'open')), models.Q(('closed_at__isnull', False), ('state', 'closed')), _connector='OR'), name='a_survey_opens_before_it_closes')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reached', models.BooleanField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('visited_on', models.DateField()),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='process.run')),
                ('visitor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['household__estate', 'household'],
                'constraints': [models.UniqueConstraint(fields=('run', 'household'), name='one_visit_of_a_household_in_a_run')],
            },
        ),
        migrations.CreateModel(
            name='Appraisal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urgency', models.PositiveSmallIntegerField()),
                ('urgency_reason', models.CharField(max_length=200)),
                ('reach', models.PositiveSmallIntegerField()),
                ('reach_reason', models.CharField(max_length=200)),
                ('feasibility', models.PositiveSmallIntegerField()),
                ('feasibility_reason', models.CharField(max_length=200)),
                ('appraised_at', models.DateTimeField()),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appraisal', to='needs.needgroup')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('urgency__gte', 1), ('urgency__lte', 5)), name='urgency_is_marked_from_1_to_5'), models.CheckConstraint(condition=models.Q(('reach__gte', 1), ('reach__lte', 5)), name='reach_is_marked_from_1_to_5'), models.CheckConstraint(condition=models.Q(('feasibility__gte', 1), ('feasibility__lte', 5)), name='feasibility_is_marked_from_1_to_5')],
            },
        ),
        migrations.CreateModel(
            name='FundCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, max_length=300)),
                ('checked_at', models.DateTimeField()),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='fund_check', to='needs.needgroup')),
            ],
        ),
        migrations.CreateModel(
            name='HouseholdForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('online', 'online'), ('paper', 'on paper'), ('sheet', 'by sheet')], max_length=6)),
                ('sent_at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('survey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='needs.survey')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('survey', 'household'), name='one_form_a_household')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('single', 'one of several'), ('multiple', 'several of several'), ('scale', 'a mark on a scale'), ('text', 'own words'), ('photo', 'a photo'), ('place', 'a place on the map')], max_length=8)),
                ('text', models.CharField(max_length=200)),
                ('help', models.CharField(blank=True, max_length=200)),
                ('required', models.BooleanField(default=True)),
                ('gives_needs', models.BooleanField(default=False)),
                ('least', models.PositiveSmallIntegerField(default=1)),
                ('most', models.PositiveSmallIntegerField(default=5)),
                ('low_end', models.CharField(blank=True, max_length=30)),
                ('high_end', models.CharField(blank=True, max_length=30)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='needs.survey')),
            ],
            options={
                'ordering': ['survey', 'position', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('least__lt', models.F('most'))), name='a_scale_goes_up')],
            },
        ),
        migrations.CreateModel(
            name='Choice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=100)),
                ('is_need', models.BooleanField(default=False)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='needs.question')),
            ],
            options={
                'ordering': ['question', 'position'],
                'constraints': [models.UniqueConstraint(fields=('question', 'text'), name='a_choice_stands_once_in_a_question')],
            },
        ),
        migrations.CreateModel(
            name='FundRefusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refusals', to='needs.fundcheck')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='needs.funditem')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'item'), name='a_line_is_named_once_in_a_check'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_fund_refusal_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.SmallIntegerField(blank=True, null=True)),
                ('text', models.TextField(blank=True)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('photo', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.attachment')),
                ('choice', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='needs.choice')),
                ('form', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='needs.householdform')),
                ('question', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='needs.question')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['question', 'choice', 'mark'], name='answer_for_totals')],
                'constraints': [models.UniqueConstraint(fields=('form', 'question', 'choice'), name='a_choice_is_ticked_once'), models.UniqueConstraint(condition=models.Q(('choice', None)), fields=('form', 'question'), name='one_answer_to_a_question')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('choice', 'ticked in the survey'), ('answer', 'written in the survey'), ('report', 'reported'), ('complaint', 'complaint to the hotline')], max_length=9)),
                ('text', models.TextField()),
                ('about', models.CharField(blank=True, max_length=60)),
                ('households', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('open', 'to be sorted'), ('grouped', 'in a group'), ('answered', 'answered')], default='open', max_length=8)),
                ('reason', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='need', to='needs.answer')),
                ('choice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='needs.choice')),
                ('complaint', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='need', to='needs.complaint')),
                ('estate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='process.run')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs', to='needs.needgroup')),
                ('report', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='need', to='needs.report')),
            ],
            options={
                'ordering': ['-households', 'id'],
                'indexes': [models.Index(fields=['run', 'state'], name='need_to_sort')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('choice__isnull', False)), fields=('choice', 'estate'), name='one_need_of_a_choice_in_an_estate'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'grouped'), _negated=True), ('group__isnull', False), _connector='OR'), name='a_grouped_need_has_a_group'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='an_answered_need_has_a_reason')],
            },
        ),
    ]

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_protect'),
        ('ledger', '0002_protect'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
        ('process', '0002_protect'),
    ]

    operations = [
        migrations.CreateModel(
            name='MicroProject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('problem', models.TextField(blank=True)),
                ('design', models.TextField(blank=True)),
                ('upkeep_plan', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=80)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('own_fen', models.BigIntegerField()),
                ('matched_fen', models.BigIntegerField()),
                ('budget_fen', models.BigIntegerField()),
                ('contractor', models.CharField(blank=True, max_length=120)),
                ('beneficiaries', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('planned', 'planned'), ('in_work', 'in work'), ('accepted', 'accepted'), ('closed', 'closed')], default='planned', max_length=8)),
                ('opened_on', models.DateField()),
                ('started_on', models.DateField(blank=True, null=True)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='micro_project', to='ledger.account')),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='micro_projects', to='places.place')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='micro_projects', to='people.organisation')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='micro_projects', to='process.run')),
            ],
            options={
                'ordering': ['estate__path', 'id'],
                'indexes': [models.Index(fields=['accepted_on'], name='project_by_acceptance')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('source', 'estate'), name='one_project_of_a_source_in_an_estate'), models.CheckConstraint(condition=models.Q(('own_fen__gte', 0), ('matched_fen__gte', 0), models.Q(('own_fen__gt', 0), ('matched_fen__gt', 0), _connector='OR')), name='a_project_has_money'), models.CheckConstraint(condition=models.Q(('budget_fen__gt', 0), ('budget_fen__lte', django.db.models.expressions.CombinedExpression(models.F('own_fen'), '+', models.F('matched_fen')))), name='a_budget_is_within_what_was_granted'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'closed']), _negated=True), ('accepted_on__isnull', False), _connector='OR'), name='an_accepted_project_says_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on__isnull', False), _connector='OR'), name='a_closed_project_says_when')],
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('amount_fen', models.BigIntegerField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='microprojects.microproject')),
            ],
            options={
                'ordering': ['project', 'number'],
                'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='one_project_line_a_number'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='a_project_line_costs_something')],
            },
        ),
        migrations.CreateModel(
            name='Lessons',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worked', models.TextField()),
                ('hard', models.TextField()),
                ('next_time', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='microprojects.microproject')),
            ],
            options={
                'verbose_name_plural': 'lessons',
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('due_on', models.DateField()),
                ('share', models.CharField(max_length=40)),
                ('tranche_fen', models.BigIntegerField()),
                ('state', models.CharField(choices=[('planned', 'not begun'), ('in_work', 'sent back, in work again'), ('reported', 'reported, waiting for acceptance'), ('accepted', 'accepted')], default='planned', max_length=8)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='microprojects.microproject')),
            ],
            options={
                'ordering': ['project', 'number'],
                'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='one_milestone_a_number'), models.CheckConstraint(condition=models.Q(('tranche_fen__gte', 0)), name='a_tranche_is_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_on__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_on', None)), _connector='OR'), name='an_accepted_milestone_says_when')],
            },
        ),
        migrations.CreateModel(
            name='ProjectAcceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opinion', models.TextField()),
                ('digest', models.CharField(max_length=71)),
                ('signed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance', to='microprojects.microproject')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('after', models.PositiveSmallIntegerField()),
                ('comment', models.TextField(blank=True)),
                ('channel', models.CharField(choices=[('online', 'online'), ('sheet', 'on paper, brought in by sheet')], max_length=6)),
                ('rated_on', models.DateField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='microprojects.microproject')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('project', 'household'), name='one_rating_a_household'), models.CheckConstraint(condition=models.Q(('after__range', (1, 5)), models.Q(('before', None), ('before__range', (1, 5)), _connector='OR')), name='a_rating_is_on_the_scale')],
            },
        ),
        migrations.CreateModel(
            name='Upkeep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.TextField()),
                ('from_on', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='upkeeps', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='upkeep', to='microprojects.microproject')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('accepted', 'accepted'), ('sent_back', 'sent back')], max_length=9)),
                ('checks', models.JSONField(default=list)),
                ('note', models.TextField(blank=True)),
                ('inspected_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='microprojects.milestone')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'accepted')), fields=('milestone',), name='a_milestone_is_accepted_once'), models.CheckConstraint(condition=models.Q(('outcome', 'accepted'), models.Q(('note', ''), _negated=True), _connector='OR'), name='a_milestone_sent_back_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ProgressReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('reported_at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='microprojects.milestone')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Tranche',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_fen', models.BigIntegerField()),
                ('released_on', models.DateField()),
                ('milestone', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='tranche', to='microprojects.milestone')),
                ('movement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.movement')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='a_tranche_pays_something')],
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('contract', 'contract'), ('invoice', 'invoice'), ('receipt', 'receipt')], max_length=8)),
                ('number', models.CharField(max_length=60)),
                ('payee', models.CharField(max_length=120)),
                ('amount_fen', models.BigIntegerField()),
                ('issued_on', models.DateField()),
                ('added_at', models.DateTimeField()),
                ('voided_on', models.DateField(blank=True, null=True)),
                ('voided_because', models.TextField(blank=True)),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.attachment')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='microprojects.budgetline')),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='microprojects.milestone')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('voided_on', None)), fields=('number', 'payee'), name='a_voucher_is_used_once'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='a_voucher_is_for_something'), models.CheckConstraint(condition=models.Q(('voided_on', None), models.Q(('voided_because', ''), _negated=True), _connector='OR'), name='a_voided_voucher_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ReportPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.CharField(choices=[('before', 'before'), ('after', 'after')], max_length=6)),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.attachment')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='microprojects.progressreport')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]

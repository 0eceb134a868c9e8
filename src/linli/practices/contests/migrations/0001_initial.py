import django.db.models.deletion
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
            name='ContestRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('terms', models.JSONField(default=dict)),
                ('drafted_at', models.DateTimeField()),
                ('adopted_at', models.DateTimeField(blank=True, null=True)),
                ('digest', models.CharField(blank=True, max_length=71)),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contest_rules', to='process.run')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('adopted_at', None), ('digest', '')), models.Q(('adopted_at__isnull', False), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='adopted_rules_have_a_digest')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_behalf', models.CharField(blank=True, max_length=80)),
                ('title', models.CharField(max_length=120)),
                ('problem', models.TextField(blank=True)),
                ('design', models.TextField(blank=True)),
                ('upkeep', models.TextField(blank=True)),
                ('spot', models.CharField(blank=True, max_length=120)),
                ('point', models.JSONField(blank=True, null=True)),
                ('beneficiaries', models.PositiveIntegerField(blank=True, null=True)),
                ('asked_fen', models.BigIntegerField(blank=True, null=True)),
                ('exclusions_denied', models.BooleanField(default=False)),
                ('exclusion_answer', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('entered', 'entered'), ('withdrawn', 'withdrawn'), ('failed', 'failed'), ('matched', 'waiting for the award'), ('awarded', 'awarded')], default='draft', max_length=10)),
                ('saved_at', models.DateTimeField()),
                ('entered_at', models.DateTimeField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True)),
                ('entrant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='places.place')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='process.run')),
            ],
            options={
                'ordering': ['estate__path', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'entered', 'matched', 'awarded'))), fields=('run', 'estate'), name='one_standing_entry_an_estate'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['withdrawn', 'failed']), _negated=True), models.Q(('ended_because', ''), _negated=True), _connector='OR'), name='an_ended_entry_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'entered'), _negated=True), ('entered_at__isnull', False), _connector='OR'), name='an_entry_says_when'), models.CheckConstraint(condition=models.Q(('asked_fen', None), ('asked_fen__gt', 0), _connector='OR'), name='an_entry_asks_for_something')],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('own_fen', models.BigIntegerField()),
                ('matched_fen', models.BigIntegerField()),
                ('dossier', models.CharField(max_length=71)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='award', to='contests.entry')),
            ],
            options={
                'ordering': ['entry__estate__path'],
                'constraints': [models.CheckConstraint(condition=models.Q(('own_fen__gte', 0), ('matched_fen__gt', 0)), name='an_award_of_an_entry_gives')],
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('amount_fen', models.BigIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='contests.entry')),
            ],
            options={
                'ordering': ['entry', 'number'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'number'), name='one_budget_line_a_number'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='a_budget_line_costs_something')],
            },
        ),
        migrations.CreateModel(
            name='EntryPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('caption', models.CharField(blank=True, max_length=120)),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.attachment')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='contests.entry')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'attachment'), name='a_photo_stands_once_in_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='RuleChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_behalf', models.CharField(max_length=80)),
                ('text', models.TextField()),
                ('proposed_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'waiting for an answer'), ('taken', 'taken up'), ('declined', 'not taken up')], default='open', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('client_id', models.UUIDField(unique=True)),
                ('proposer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('rules', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='contests.contestrules')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('answer', ''), _negated=True), _connector='OR'), name='an_answered_change_has_an_answer')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=71)),
                ('office_signed_at', models.DateTimeField(blank=True, null=True)),
                ('estate_signed_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.account')),
                ('estate_signer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('office_signer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('award', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='contests.award')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('office_signer', None), ('estate_signer', None), models.Q(('office_signer', models.F('estate_signer')), _negated=True), _connector='OR'), name='nobody_signs_for_both_sides'), models.CheckConstraint(condition=models.Q(models.Q(('office_signed_at', None), ('office_signer', None)), models.Q(('office_signed_at__isnull', False), ('office_signer__isnull', False)), _connector='OR'), name='the_office_signs_with_name_and_time'), models.CheckConstraint(condition=models.Q(models.Q(('estate_signed_at', None), ('estate_signer', None)), models.Q(('estate_signed_at__isnull', False), ('estate_signer__isnull', False)), _connector='OR'), name='the_estate_signs_with_name_and_time')],
            },
        ),
    ]

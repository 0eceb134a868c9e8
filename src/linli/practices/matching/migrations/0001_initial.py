import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0002_protect'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
        ('process', '0002_protect'),
    ]

    operations = [
        migrations.CreateModel(
            name='AdoptedTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terms', models.JSONField()),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='process.run')),
            ],
        ),
        migrations.CreateModel(
            name='DeclaredRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terms', models.JSONField()),
                ('digest', models.CharField(max_length=71)),
                ('declared_at', models.DateTimeField()),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='match_rule', to='process.run')),
            ],
        ),
        migrations.CreateModel(
            name='Raise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('goal_fen', models.BigIntegerField()),
                ('source', models.CharField(max_length=80, unique=True)),
                ('state', models.CharField(choices=[('open', 'raising'), ('closed', 'matched'), ('failed', 'ended without a match')], default='open', max_length=10)),
                ('opened_on', models.DateField()),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.account')),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='raises', to='process.run')),
            ],
            options={
                'ordering': ['run', 'estate__path', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'failed'), _negated=True), fields=('run', 'estate'), name='one_raising_an_estate_and_run'), models.CheckConstraint(condition=models.Q(('goal_fen__gt', 0)), name='a_raising_has_a_goal'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('ended_because', ''), _negated=True), _connector='OR'), name='a_failed_raising_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier', models.CharField(max_length=71)),
                ('dossier_url', models.CharField(max_length=200)),
                ('wanted_fen', models.BigIntegerField()),
                ('total_fen', models.BigIntegerField()),
                ('outcome', models.JSONField()),
                ('published_at', models.DateTimeField()),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='matching.match')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='matching.declaredrule')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='process.run')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaces', None)), fields=('run',), name='one_first_match_of_a_run'), models.CheckConstraint(condition=models.Q(('total_fen__gte', 0)), name='a_match_gives')],
            },
        ),
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_fen', models.BigIntegerField()),
                ('channel', models.CharField(choices=[('online', 'online'), ('cash', 'cash')], max_length=8)),
                ('state', models.CharField(choices=[('promised', 'pledged'), ('reported', 'transfer reported, being checked'), ('recorded', 'cash recorded, waiting for a second person'), ('paid', 'paid'), ('withdrawn', 'withdrawn'), ('refunded', 'given back')], max_length=10)),
                ('pledged_at', models.DateTimeField()),
                ('paid_at', models.DateTimeField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=80)),
                ('client_id', models.UUIDField(unique=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('raising', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pledges', to='matching.raise')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['raising', 'state'], name='pledge_of_raise_by_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('promised', 'reported', 'recorded', 'paid'))), fields=('raising', 'household'), name='one_standing_pledge_a_household'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='a_pledge_is_more_than_nothing'), models.CheckConstraint(condition=models.Q(('recorded_by', None), ('confirmed_by', None), models.Q(('recorded_by', models.F('confirmed_by')), _negated=True), _connector='OR'), name='nobody_confirms_what_they_recorded'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'cash'), _negated=True), ('recorded_by__isnull', False), _connector='OR'), name='cash_is_recorded_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'cash'), ('state', 'paid'), _negated=True), ('confirmed_by__isnull', False), _connector='OR'), name='cash_counts_when_confirmed'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'paid'), _negated=True), ('paid_at__isnull', False), _connector='OR'), name='a_paid_pledge_says_when')],
            },
        ),
        migrations.CreateModel(
            name='MatchAward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('own_fen', models.BigIntegerField()),
                ('matched_fen', models.BigIntegerField()),
                ('match', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='matching.match')),
                ('raising', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='matching.raise')),
            ],
            options={
                'ordering': ['match', 'raising'],
                'constraints': [models.UniqueConstraint(fields=('match', 'raising'), name='one_award_a_raising_in_a_match'), models.CheckConstraint(condition=models.Q(('own_fen__gte', 0), ('matched_fen__gte', 0)), name='an_award_takes_nothing')],
            },
        ),
    ]

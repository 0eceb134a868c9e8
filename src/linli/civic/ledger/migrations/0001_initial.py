import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('outside', 'outside world'), ('own_part', "neighbours' own part"), ('guarantee_fund', 'community guarantee fund'), ('project', 'project budget')], max_length=20)),
                ('purpose', models.CharField(max_length=120)),
                ('forbids_overdraft', models.BooleanField(default=True)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='places.place')),
            ],
            options={
                'ordering': ['place', 'kind', 'purpose'],
                'constraints': [models.UniqueConstraint(fields=('place', 'kind', 'purpose'), name='one_account_of_a_purpose'), models.CheckConstraint(condition=models.Q(('kind', 'outside'), ('forbids_overdraft', True), _connector='OR'), name='only_the_outside_world_may_be_overdrawn')],
            },
        ),
        migrations.CreateModel(
            name='Movement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_id', models.UUIDField(unique=True)),
                ('amount_fen', models.BigIntegerField()),
                ('effective_on', models.DateField()),
                ('booked_at', models.DateTimeField()),
                ('purpose', models.CharField(max_length=200)),
                ('evidence', models.CharField(max_length=80)),
                ('leg_of', models.UUIDField(blank=True, null=True)),
                ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='ledger.movement')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements_out', to='ledger.account')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements_in', to='ledger.account')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['evidence'], name='movement_by_evidence')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='movement_moves_a_positive_amount'), models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='movement_goes_to_another_account')],
            },
        ),
    ]

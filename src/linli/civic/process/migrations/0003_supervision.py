import django.db.models.deletion
from django.db import migrations, models

from linli.platform.protection import ProtectRows


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('process', '0002_protect'),
    ]

    operations = [
        migrations.CreateModel(
            name='Halt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('halted_at', models.DateTimeField()),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='halts', to='process.passage')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='halts', to='process.run')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_halt_has_a_reason')],
            },
        ),
        migrations.AddField(
            model_name='run',
            name='halt',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='process.halt'),
        ),
        migrations.CreateModel(
            name='HaltLift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('lifted_at', models.DateTimeField()),
                ('halt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lift', to='process.halt')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='lifting_a_halt_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='CapacityUsed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(max_length=24)),
                ('since', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='capacities_used', to='process.run')),
            ],
            options={
                'verbose_name_plural': 'capacities used',
                'constraints': [models.UniqueConstraint(fields=('run', 'person'), name='a_person_uses_one_capacity_in_a_run')],
            },
        ),
        # The same words for the same halt, for ever: a halt is lifted by a row of its own.
        ProtectRows("process_halt"),
        ProtectRows("process_haltlift"),
        ProtectRows("process_capacityused"),
    ]

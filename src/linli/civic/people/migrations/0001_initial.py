import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '__first__'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=80)),
                ('code_digest', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ('moved_out_on', models.DateField(blank=True, null=True)),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='households_register', to='places.place')),
            ],
            options={
                'ordering': ['estate', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('moved_out_on', None)), fields=('estate', 'address'), name='one_household_at_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('party_committee', 'community party committee'), ('residents_committee', "residents' committee"), ('council', 'council'), ('supervisory_committee', 'supervisory committee'), ('owners_committee', "owners' committee"), ('courtyard_committee', 'courtyard committee'), ('property_firm', 'property firm'), ('self_organisation', 'self-organisation'), ('volunteer_team', 'volunteer team'), ('micro_grid_team', 'micro-grid team'), ('grid_party_branch', 'grid party branch'), ('social_organisation', 'social-work organisation'), ('street_office', 'street office'), ('alliance', 'alliance'), ('firm', 'firm')], max_length=24)),
                ('name', models.CharField(max_length=80)),
                ('founded_on', models.DateField()),
                ('dissolved_on', models.DateField(blank=True, null=True)),
                ('founded_in_run', models.BigIntegerField(blank=True, null=True)),
                ('invented', models.BooleanField(default=False)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='derived', to='people.organisation')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='places.place')),
            ],
            options={
                'ordering': ['place', 'kind', 'name'],
                'constraints': [models.UniqueConstraint(fields=('place', 'name'), name='one_organisation_of_a_name_at_a_place'), models.CheckConstraint(condition=models.Q(('dissolved_on', None), ('dissolved_on__gte', models.F('founded_on')), _connector='OR'), name='organisation_dissolved_after_its_founding')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('is_head', models.BooleanField(default=False)),
                ('invented', models.BooleanField(default=False)),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.household')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('phone', ''), _negated=True), fields=('phone',), name='one_person_of_a_phone'), models.UniqueConstraint(condition=models.Q(('is_head', True)), fields=('household',), name='one_head_of_a_household')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('organisation', 'person'), name='one_standing_membership')],
            },
        ),
    ]

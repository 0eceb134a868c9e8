import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('level', models.CharField(choices=[('city', 'city'), ('district', 'district'), ('street', 'street'), ('community', 'community'), ('estate', 'estate'), ('building', 'building'), ('unit', 'unit')], max_length=10)),
                ('path', models.CharField(db_index=True, max_length=200)),
                ('official_name', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=80)),
                ('pinyin', models.CharField(blank=True, max_length=200)),
                ('initials', models.CharField(blank=True, max_length=40)),
                ('estate_kind', models.CharField(blank=True, choices=[('rural_resettlement', 'rural resettlement estate'), ('commodity', 'commodity housing estate'), ('three_without', '“three-without” estate')], max_length=20)),
                ('households', models.PositiveIntegerField(default=0)),
                ('invented', models.BooleanField(default=False, help_text='made up for a demonstration')),
                ('boundary', models.JSONField(blank=True, help_text='GeoJSON polygon, WGS-84', null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
            ],
            options={
                'ordering': ['path'],
                'constraints': [models.CheckConstraint(condition=models.Q(('level', 'estate'), ('estate_kind', ''), _connector='OR'), name='only_estates_have_an_estate_kind'), models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='place_path_starts_at_the_root')],
            },
        ),
        migrations.CreateModel(
            name='Grid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('grid', 'grid'), ('micro_grid', 'micro-grid')], max_length=10)),
                ('name', models.CharField(max_length=80)),
                ('households', models.PositiveIntegerField(default=0)),
                ('boundary', models.JSONField(blank=True, help_text='GeoJSON polygon, WGS-84', null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='micro_grids', to='places.grid')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grids', to='places.place')),
            ],
            options={
                'ordering': ['community', 'name'],
                'constraints': [models.UniqueConstraint(fields=('community', 'name'), name='one_grid_of_a_name_in_a_community'), models.CheckConstraint(condition=models.Q(('level', 'micro_grid'), ('parent', None), _connector='OR'), name='only_micro_grids_lie_in_a_grid')],
            },
        ),
    ]

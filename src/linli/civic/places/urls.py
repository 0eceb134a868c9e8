from django.urls import path

from linli.civic.places.views import estates, finding, grids

app_name = "places"
urlpatterns = [
    path("", finding.SearchView.as_view(), name="search"),
    path("grids/<int:grid>/", grids.RedrawGridView.as_view(), name="redraw_grid"),
    path("<slug:place>/map.json", finding.map_file, name="map"),
    path("<slug:place>/edit/", estates.EditEstateView.as_view(), name="edit_estate"),
    path("<slug:place>/estates/", estates.EstatesView.as_view(), name="estates"),
    path("<slug:place>/estates/add/", estates.AddEstateView.as_view(), name="add_estate"),
    path("<slug:place>/estates/import/", estates.ImportEstatesView.as_view(), name="import_estates"),
    path("<slug:place>/grids/", grids.GridsView.as_view(), name="grids"),
    path("<slug:place>/grids/draw/", grids.DrawGridView.as_view(), name="draw_grid"),
    path("<slug:place>/grids/import/", grids.ImportGridsView.as_view(), name="import_grids"),
]

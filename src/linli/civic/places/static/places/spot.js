/* A small map with the boundaries of the estates; it needs no tile server. Tapping it marks the place. */
(() => {
  "use strict";
  if (!window.L) return;
  const colour = () => getComputedStyle(document.documentElement).getPropertyValue("--tile").trim();
  const draw = (box, features) => {
    const map = L.map(box, { attributionControl: false, zoomSnap: .25 });
    const drawn = L.geoJSON(features, { style: { color: colour(), weight: 2, fillOpacity: .12 }, onEachFeature: (feature, layer) => layer.bindTooltip(feature.properties.name, { permanent: features.length < 4, direction: "center" }) }).addTo(map);
    map.fitBounds(drawn.getBounds(), { padding: [10, 10] });
    return { map, fit: () => { map.invalidateSize(); map.fitBounds(drawn.getBounds(), { padding: [10, 10] }); } };
  };
  const read = (text) => { try { return JSON.parse(text || "[]"); } catch { return []; } };

  document.querySelectorAll("[data-spot]").forEach((spot) => {
    const features = read(spot.closest("[data-boundaries]")?.dataset.boundaries);
    const box = spot.querySelector("[data-map]"), told = spot.querySelector("[data-spot-told]");
    const [latitude, longitude] = [...spot.querySelectorAll("input[type='hidden']")];
    if (!features.length || !longitude) return;
    box.hidden = told.hidden = false;
    const { map, fit } = draw(box, features);
    let pin = null;
    const mark = (at) => {
      if (pin) pin.setLatLng(at); else pin = L.circleMarker(at, { radius: 10, color: colour(), weight: 3, fillOpacity: .8 }).addTo(map);
      told.textContent = told.dataset.set;
    };
    if (latitude.value && longitude.value) mark([+latitude.value, +longitude.value]);
    map.on("click", (event) => {
      latitude.value = event.latlng.lat.toFixed(6); longitude.value = event.latlng.lng.toFixed(6);
      mark(event.latlng); spot.dispatchEvent(new Event("input", { bubbles: true }));
    });
    document.addEventListener("shown", (event) => { if (event.target.contains(spot)) fit(); });
  });

  document.querySelectorAll("[data-map-of]").forEach((box) => {
    const features = read(box.dataset.boundaries), spots = read(box.dataset.mapOf);
    if (!features.length) { box.remove(); return; }
    const { map } = draw(box, features);
    spots.forEach((at) => L.circleMarker(at, { radius: 6, color: colour(), weight: 1, fillOpacity: .5 }).addTo(map));
  });
})();

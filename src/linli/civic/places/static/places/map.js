/* Maps: `data-map` shows the GeoJSON of `data-url`; with `data-draws` its corners are tapped into that text field. */
(() => {
  "use strict";
  const CHENGDU = [30.66, 104.06];

  const told = (properties, households) => {
    const label = document.createElement("span");
    label.textContent = properties.households ? `${properties.name} · ${properties.households} ${households}` : properties.name;
    return label;
  };

  const show = async (map, box) => {
    const answer = await fetch(box.dataset.url, { credentials: "same-origin" });
    if (!answer.ok) return;
    const shapes = L.geoJSON(await answer.json(), {
      style: (feature) => ({ className: `shape ${feature.properties.kind}`, interactive: !box.dataset.draws }),
      onEachFeature: (feature, layer) => layer.bindTooltip(told(feature.properties, box.dataset.households), { sticky: true }),
    }).addTo(map);
    if (shapes.getLayers().length) map.fitBounds(shapes.getBounds(), { padding: [12, 12] });
  };

  const corners = (text) => {
    try {
      if (!text.trim().startsWith("{")) {
        return text.split("\n").map((line) => line.split(/[,，\s]+/).map(Number)).filter((one) => one.length === 2 && one.every(Number.isFinite));
      }
      const said = JSON.parse(text);
      const ring = (said.geometry || said).coordinates[0];
      return (said.geometry || said).type === "Polygon" ? ring.slice(0, -1) : [];
    } catch { return []; }
  };

  const draw = (map, box, field) => {
    let points = corners(field.value);
    const layer = L.layerGroup().addTo(map);
    const paint = () => {
      layer.clearLayers();
      const places = points.map(([x, y]) => [y, x]);
      if (places.length) L.polygon(places, { className: "drawn", interactive: false }).addTo(layer);
      places.forEach((place) => L.circleMarker(place, { radius: 6, className: "corner", interactive: false }).addTo(layer));
    };
    const keep = () => {
      field.value = points.map(([x, y]) => `${x}, ${y}`).join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      paint();
    };
    map.on("click", (event) => { points.push([Number(event.latlng.lng.toFixed(6)), Number(event.latlng.lat.toFixed(6))]); keep(); });
    field.addEventListener("change", () => { points = corners(field.value); paint(); });
    const tools = document.createElement("div");
    tools.className = "map-tools";
    for (const [name, act] of [["undo", () => points.pop()], ["clear", () => { points = []; }]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button plain small";
      button.textContent = box.dataset[name];
      button.addEventListener("click", () => { act(); keep(); });
      tools.append(button);
    }
    box.after(tools);
    paint();
  };

  document.querySelectorAll("[data-map]").forEach((box) => {
    box.hidden = false;
    const map = L.map(box, { attributionControl: Boolean(box.dataset.tiles), zoomSnap: 0.5 }).setView(CHENGDU, 11);
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { maxZoom: 18 }).addTo(map);
    const field = document.getElementById(box.dataset.draws || "");
    show(map, box).then(() => { if (field) draw(map, box, field); });
  });
})();

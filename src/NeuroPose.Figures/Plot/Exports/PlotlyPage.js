const place = document.getElementById("figure");
place.textContent = "";
Plotly.newPlot(place, figure.data, figure.layout, {responsive: true, displaylogo: false});

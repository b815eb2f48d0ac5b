const bytes = Uint8Array.from(atob(data.coordinates), letter => letter.charCodeAt(0));
const numbers = new DataView(bytes.buffer);
const canvas = document.getElementById("view"), slider = document.getElementById("time");
const now = document.getElementById("now"), button = document.getElementById("play");
let turn = 0.6, tilt = 0.15, playing = false, started = 0, first = 0;
slider.max = Math.max(0, data.frames - 1);

function joint(frame, index) {
  const at = (frame * data.joints + index) * 12;
  return [0, 4, 8].map(offset => numbers.getFloat32(at + offset, true));
}

// The view goes along with the body, evenly: a walk of ten meters would else be a small figure at its edges.
const middles = [];
let reach = 1;
(function follow() {
  const means = [];
  for (let frame = 0; frame < data.frames; frame++) {
    const points = known(frame);
    means.push(points.length > 0 ? [0, 1, 2].map(axis => points.reduce((sum, point) => sum + point[axis] / points.length, 0)) : means[frame - 1] || null);
  }
  const first = means.find(mean => mean) || [0, 0, 0], around = Math.ceil(data.rate / data.step / 2);
  for (let frame = 0; frame < data.frames; frame++) {
    const near = means.slice(Math.max(0, frame - around), frame + around + 1).map(mean => mean || first);
    const middle = [0, 1, 2].map(axis => near.reduce((sum, mean) => sum + mean[axis] / near.length, 0));
    middles.push(middle);
    for (const point of known(frame)) reach = Math.max(reach, 2.1 * Math.hypot(...point.map((value, axis) => value - middle[axis])));
  }
})();

function known(frame) {
  return Array.from({ length: data.joints }, (_, index) => joint(frame, index)).filter(point => point.every(Number.isFinite));
}

function place(point, middle, width, height) {
  const [x, y, z] = point.map((value, axis) => value - middle[axis]);
  const right = x * Math.cos(turn) + z * Math.sin(turn), away = z * Math.cos(turn) - x * Math.sin(turn);
  const scale = Math.min(width, height) / reach;
  return [width / 2 + right * scale, height / 2 + (y * Math.cos(tilt) - away * Math.sin(tilt)) * scale];
}

function draw() {
  const ratio = window.devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const frame = Number(slider.value);
  if (data.frames === 0) return;
  const points = Array.from({ length: data.joints }, (_, index) => joint(frame, index));
  const isKnown = points.map(point => point.every(Number.isFinite));
  const places = points.map(point => place(point, middles[frame], width, height));
  pen.lineCap = "round";
  for (const [from, to, color] of data.bones) {
    if (!isKnown[from] || !isKnown[to]) continue;
    pen.strokeStyle = color;
    pen.lineWidth = 3;
    pen.beginPath();
    pen.moveTo(...places[from]);
    pen.lineTo(...places[to]);
    pen.stroke();
  }
  pen.fillStyle = data.dot;
  places.forEach(([x, y], index) => {
    if (!isKnown[index]) return;
    pen.beginPath();
    pen.arc(x, y, 2.5, 0, 2 * Math.PI);
    pen.fill();
  });
  const source = frame * data.step;
  now.textContent = "frame " + source + (data.timed ? ", " + (source / data.rate).toFixed(2) + " s" : "");
}

function tick(time) {
  if (!playing) return;
  const frame = first + Math.floor((time - started) / 1000 * data.rate / data.step);
  slider.value = data.frames > 0 ? frame % data.frames : 0;
  draw();
  requestAnimationFrame(tick);
}

button.addEventListener("click", () => {
  playing = !playing;
  button.textContent = playing ? "Pause" : "Play";
  [started, first] = [performance.now(), Number(slider.value)];
  if (playing) requestAnimationFrame(tick);
});
slider.addEventListener("input", () => {
  [started, first] = [performance.now(), Number(slider.value)];
  draw();
});
canvas.addEventListener("pointerdown", event => canvas.setPointerCapture(event.pointerId));
canvas.addEventListener("pointermove", event => {
  if (event.buttons === 0) return;
  turn += event.movementX * 0.01;
  tilt = Math.max(-1.5, Math.min(1.5, tilt + event.movementY * 0.01));
  draw();
});
canvas.addEventListener("keydown", event => {
  const steps = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
  if (!steps) return;
  event.preventDefault();
  turn += steps[0];
  tilt = Math.max(-1.5, Math.min(1.5, tilt + steps[1]));
  draw();
});
window.addEventListener("resize", draw);
draw();

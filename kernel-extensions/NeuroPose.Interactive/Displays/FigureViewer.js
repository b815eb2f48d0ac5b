// Draws a figure of plotly.js' schema as far as the workbench writes it, with zoom, read-outs and a legend that hides series. No network,
// no library. The page around it sends the theme; this page sends its height.
(() => {
  const css = document.createElement('style');
  css.textContent = `
    html,body{margin:0}
    body{font:12px Helvetica,Arial,'DejaVu Sans',sans-serif;padding:4px;position:relative}
    h1{font-size:14px;margin:4px}
    p{margin:4px;opacity:.8}
    svg{display:block;touch-action:pan-y;cursor:crosshair;user-select:none}
    button{font:inherit;color:inherit;background:none;border:0;padding:2px 8px;cursor:pointer}
    button[aria-pressed=false]{opacity:.4;text-decoration:line-through}
    i{display:inline-block;width:14px;height:4px;margin-right:5px;vertical-align:middle}
    output{position:absolute;background:#333;color:#fff;padding:3px 6px;border-radius:3px;pointer-events:none;max-width:90%}`;
  document.head.append(css);
  const dark = { '#1f2328': '#e6e8eb', '#59636e': '#a9b1ba', '#8c959f': '#79828c', '#e4e7ea': '#30363d', '#ffffff': '#14181d', '#d5d8dc': '#3d444d' };
  const { data, layout } = figure, hidden = new Set(), zoom = {};
  const above = 22;
  let isDark = false, foot = 0;
  const ink = color => isDark && dark[color] || color;
  const plain = text => new DOMParser().parseFromString(String(text ?? '').replace(/<br>/g, ' '), 'text/html').body.textContent;
  const number = value => typeof value !== 'number' ? String(value) : value === 0 ? '0' : Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6 ? String(+value.toPrecision(6)) : value.toExponential(3);
  const make = (name, attributes, parent, text) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) if (attributes[key] != null) made.setAttribute(key, attributes[key]);
    if (text != null) made.textContent = text;
    return parent.appendChild(made);
  };
  const element = (name, text) => { const made = document.createElement(name); made.textContent = text; document.body.append(made); return made; };

  const title = element('h1', plain(layout.title?.text)), legend = element('div', ''), page = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  document.body.append(page);
  const notes = (layout.annotations || []).find(note => note.yshift);
  for (const line of (notes?.text || '').split('<br>').join(' ').split('\n')) if (line) element('p', plain(line));
  const box = element('output', '');
  const help = 'Drag to zoom in, double-click to see all. A series is hidden and shown by its name.';
  page.setAttribute('aria-label', help);

  const names = [...new Set(data.filter(trace => trace.showlegend && trace.name).map(trace => trace.name))];
  for (const name of names) {
    const trace = data.find(one => one.name === name && one.showlegend), key = document.createElement('button');
    key.innerHTML = '<i></i>';
    key.firstChild.style.background = trace.line?.color || trace.fillcolor || (typeof trace.marker?.color === 'string' ? trace.marker.color : '#888');
    key.append(plain(name));
    key.setAttribute('aria-pressed', 'true');
    key.onclick = () => {
      hidden.has(name) ? hidden.delete(name) : hidden.add(name);
      key.setAttribute('aria-pressed', String(!hidden.has(name)));
      draw();
    };
    legend.append(key);
  }

  const shared = axis => layout[axis].matches ? layout[axis].matches.replace(/^([xy])(\d*)$/, '$1axis$2') : axis;
  const axisKey = id => id[0] + 'axis' + id.slice(1);
  const panels = Object.keys(layout).filter(key => /^xaxis\d*$/.test(key)).map(key => ({ x: key, y: key.replace('x', 'y'), id: key.slice(5) }));
  const range = key => zoom[shared(key)] || layout[key].range;

  function ticks([low, high], count) {
    const span = Math.abs(high - low) || 1, power = 10 ** Math.floor(Math.log10(span / count)), unit = span / count / power;
    const step = power * (unit > 5 ? 10 : unit > 2 ? 5 : unit > 1 ? 2 : 1), found = [];
    for (let at = Math.ceil(Math.min(low, high) / step); at * step <= Math.max(low, high) + step * 1e-9; at++) found.push(+(at * step).toPrecision(12));
    return found;
  }

  // Side by side where there is room, else below each other.
  function place(panel, index, width, height) {
    const x = layout[panel.x], y = layout[panel.y], isStacked = width < 520 && x.domain[1] - x.domain[0] < 0.9, from = isStacked ? 0 : x.domain[0]; bar = data.some(trace => trace.type === 'heatmap' && (trace.xaxis || 'x').slice(1) === panel.id);
    const longest = y.ticktext && y.visible !== false ? Math.min(width * 0.3, Math.max(...y.ticktext.map(text => plain(text).length)) * 6.6 + 12) : y.visible === false ? 4 : 46;
    const left = from * width + longest + (y.title?.text ? 18 : 0), right = (isStacked ? 1 : x.domain[1]) * width - (bar ? 66 : 14);
    const upright = x.ticktext && x.visible !== false && Math.max(...x.ticktext.map(text => plain(text).length)) * 6.6 > (right - left) / Math.max(1, x.ticktext.length);
    const below = x.visible === false || x.showticklabels === false ? 6 : upright ? Math.min(150, Math.max(...x.ticktext.map(text => plain(text).length)) * 6.6 + 14) : 36;
    const top = isStacked ? (index ? foot + above : above) : (1 - y.domain[1]) * height + above;
    let [l, r, t, b] = [left, Math.max(left + 20, right), top, top + (y.domain[1] - y.domain[0]) * height];

    if (y.scaleanchor && !zoom[shared(panel.x)]) {
      const [a, c] = [range(panel.x), range(panel.y)], scale = Math.min((r - l) / Math.abs(a[1] - a[0]), (b - t) / Math.abs(c[1] - c[0]));
      r = l + scale * Math.abs(a[1] - a[0]);
      b = t + scale * Math.abs(c[1] - c[0]);
    }
    foot = Math.max(foot, b + below);
    const [x0, x1] = range(panel.x), [y0, y1] = range(panel.y);
    return Object.assign(panel, {
      l, r, t, b, upright, bar, start: from * width,
      toX: value => l + (value - x0) / (x1 - x0) * (r - l), toY: value => b - (value - y0) / (y1 - y0) * (b - t),
      fromX: at => x0 + (at - l) / (r - l) * (x1 - x0), fromY: at => y0 + (b - at) / (b - t) * (y1 - y0),
    });
  }

  function axes(panel, group) {
    const x = layout[panel.x], y = layout[panel.y], color = ink('#1f2328'), grid = ink('#e4e7ea');
    if (x.visible !== false) {
      const at = x.tickvals || ticks(range(panel.x), Math.max(2, Math.round((panel.r - panel.l) / 80)));
      at.forEach((value, index) => {
        const left = panel.toX(value);
        if (left < panel.l - 1 || left > panel.r + 1) return;
        if (!x.tickvals) make('path', { d: `M${left} ${panel.t}V${panel.b}`, stroke: grid }, group);
        if (x.showticklabels === false) return;
        const upright = panel.upright && { transform: `rotate(-90 ${left} ${panel.b + 8})`, 'text-anchor': 'end', y: panel.b + 12 };
        make('text', { x: left, y: panel.b + 15, 'text-anchor': 'middle', fill: color, ...upright }, group, x.ticktext ? plain(x.ticktext[index]) : number(value));
      });
      if (x.title?.text) make('text', { x: (panel.l + panel.r) / 2, y: panel.b + 31, 'text-anchor': 'middle', fill: color }, group, plain(x.title.text));
    }
    if (y.visible !== false) {
      const at = y.tickvals || ticks(range(panel.y), Math.max(2, Math.round((panel.b - panel.t) / 45)));
      at.forEach((value, index) => {
        const top = panel.toY(value);
        if (top < panel.t - 1 || top > panel.b + 1) return;
        if (!y.tickvals) make('path', { d: `M${panel.l} ${top}H${panel.r}`, stroke: grid }, group);
        make('text', { x: panel.l - 6, y: top + 4, 'text-anchor': 'end', fill: color }, group, y.ticktext ? plain(y.ticktext[index]) : number(value));
      });
      const middle = (panel.t + panel.b) / 2, at0 = panel.start + 11;
      if (y.title?.text) make('text', { x: at0, y: middle, 'text-anchor': 'middle', fill: color, transform: `rotate(-90 ${at0} ${middle})` }, group, plain(y.title.text));
    }
  }

  const colorOf = (scale, part) => {
    const at = Math.min(1, Math.max(0, part)) * (scale.length - 1), low = Math.floor(at), rest = at - low, mix = stop => scale[Math.min(scale.length - 1, stop)][1].match(/\w\w/g).map(two => parseInt(two, 16));
    const [one, two] = [mix(low), mix(low + 1)];
    return `rgb(${one.map((value, index) => Math.round(value + (two[index] - value) * rest)).join()})`;
  };

  function heat(trace, panel, group, points) {
    const cells = trace.z.length * trace.z[0].length, span = trace.zmax - trace.zmin || 1, size = Math.abs(panel.toX(trace.dx) - panel.toX(0));
    trace.z.forEach((row, down) => row.forEach((value, across) => {
      const [x, y] = [trace.x0 + across * trace.dx, trace.y0 + down * trace.dy];
      const [left, right, top, bottom] = [panel.toX(x - trace.dx / 2), panel.toX(x + trace.dx / 2), panel.toY(y - trace.dy / 2), panel.toY(y + trace.dy / 2)];
      const [l, t, w, h] = [Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top)];
      make('rect', { x: l, y: t, width: w + 0.4, height: h + 0.4, fill: value == null ? ink('#d5d8dc') : colorOf(trace.colorscale, (value - trace.zmin) / span) }, group);
      points.push({ l, t, w, h, value: value == null ? 'no number' : number(value), of: panel, x, y });
    }));
    if (panel.bar) {
      const bar = group.parentNode, steps = 24, high = (panel.b - panel.t) / steps;
      for (let step = 0; step < steps; step++) make('rect', { x: panel.r + 10, y: panel.b - (step + 1) * high, width: 12, height: high + 0.4, fill: colorOf(trace.colorscale, (step + 0.5) / steps) }, bar);
      for (const [value, y] of [[trace.zmin, panel.b], [trace.zmax, panel.t + 9]]) make('text', { x: panel.r + 26, y, fill: ink('#1f2328') }, bar, number(+value.toPrecision(3)));
    }
  }

  let points = [];
  function trace(one, panel, group) {
    const color = one.line?.color || one.marker?.color;
    if (one.type === 'heatmap') return heat(one, panel, group, points);
    if (one.type === 'box') {
      const half = one.width / 2, [x, q1, m, q3, low, high] = [one.x[0], one.q1[0], one.median[0], one.q3[0], one.lowerfence[0], one.upperfence[0]].map((v, i) => i ? panel.toY(v) : v);
      const [l, c, r] = [panel.toX(x - half), panel.toX(x), panel.toX(x + half)];
      make('path', { d: `M${c} ${low}V${q1}M${c} ${high}V${q3}M${l} ${q1}H${r}V${q3}H${l}ZM${l} ${m}H${r}`, stroke: ink(color), fill: ink(color), 'fill-opacity': 0.15, 'stroke-width': 1.5 }, group);
      points.push({ px: c, py: m, value: `${one.name ? plain(one.name) + ': ' : ''}median ${number(one.median[0])}, quartiles ${number(one.q1[0])} and ${number(one.q3[0])}`, of: panel });
      for (const y of one.y?.[0] || []) make('circle', { cx: c, cy: panel.toY(y), r: 2.5, fill: ink(color) }, group);
      return;
    }
    if (one.type === 'bar') {
      one.x.forEach((x, index) => {
        const [l, r, top, zero] = [panel.toX(x - one.width / 2), panel.toX(x + one.width / 2), panel.toY(one.y[index] ?? 0), panel.toY(0)];
        make('rect', { x: Math.min(l, r), y: Math.min(top, zero), width: Math.abs(r - l), height: Math.abs(zero - top), fill: ink(color) }, group);
        points.push({ px: (l + r) / 2, py: top, one, index, of: panel });
      });
      return;
    }
    const at = one.x.map((x, index) => x == null || one.y[index] == null ? null : [panel.toX(x), panel.toY(one.y[index])]);
    if (/lines/.test(one.mode)) {
      let d = '', pen = false;
      for (const point of at) { d += point ? `${pen ? 'L' : 'M'}${point[0].toFixed(2)} ${point[1].toFixed(2)}` : ''; pen = !!point; }
      const filled = one.fill === 'toself';
      make('path', { d, fill: filled ? ink(one.fillcolor) : 'none', stroke: filled ? 'none' : ink(color), 'stroke-width': one.line.width, 'stroke-dasharray': one.line.dash?.replace(/px/g, ''), opacity: one.opacity, 'stroke-linejoin': 'round' }, group);
    }
    if (/markers/.test(one.mode)) at.forEach((point, index) => {
      if (!point) return;
      const fill = ink(Array.isArray(color) ? color[index] : color), open = one.marker.symbol?.[index] === 'circle-open';
      make('circle', { cx: point[0], cy: point[1], r: one.marker.size / 2, fill: open ? 'none' : fill, stroke: open ? fill : null, opacity: one.marker.opacity?.[index] }, group);
      if (/text/.test(one.mode) && one.text?.[index]) make('text', { x: point[0], y: point[1] - 6, 'text-anchor': 'middle', fill: ink('#1f2328') }, group, plain(one.text[index]));
    });
    if (one.hoverinfo !== 'skip') at.forEach((point, index) => point && points.push({ px: point[0], py: point[1], one, index, of: panel }));
  }

  // A place on the whole figure, by the panel that it lies in.
  function onPaper(x, y) {
    const of = panels.find(panel => [[x, layout[panel.x].domain], [y, layout[panel.y].domain]].every(([at, [low, high]]) => at > low - 1e-6 && at < high + 1e-6)) || panels[0];
    const value = (at, { domain, range: [low, high] }) => low + (at - domain[0]) / (domain[1] - domain[0]) * (high - low);
    return [of.toX(value(x, layout[of.x])), of.toY(value(y, layout[of.y]))];
  }

  function marks(group) {
    for (const shape of layout.shapes || []) {
      const panel = panels.find(one => 'x' + one.id === shape.xref.split(' ')[0]) || panels.find(one => 'y' + one.id === shape.yref.split(' ')[0]);
      if (!panel) {
        const [[x0, y0], [x1, y1]] = [onPaper(shape.x0, shape.y0), onPaper(shape.x1, shape.y1)];
        make('path', { d: `M${x0} ${y0}L${x1} ${y1}`, stroke: ink(shape.line.color) }, group);
        continue;
      }
      const X = value => shape.xref.endsWith('domain') ? panel.l + value * (panel.r - panel.l) : panel.toX(value), Y = value => shape.yref.endsWith('domain') ? panel.b - value * (panel.b - panel.t) : panel.toY(value);
      const [x0, x1, y0, y1] = [X(shape.x0), X(shape.x1), Y(shape.y0), Y(shape.y1)], clip = { 'clip-path': `url(#c${panel.id})` };
      shape.type === 'rect'
        ? make('rect', { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0), fill: ink(shape.fillcolor), opacity: shape.opacity, ...clip }, group)
        : make('path', { d: `M${x0} ${y0}L${x1} ${y1}`, stroke: ink(shape.line.color), 'stroke-dasharray': shape.line.dash ? '5 4' : null, ...clip }, group);
    }
    for (const note of layout.annotations || []) {
      if (note === notes) continue;
      const paper = note.xref === 'paper' && note.yref === 'paper', panel = paper
        ? panels.find(one => Math.abs(layout[one.y].domain[1] - note.y) < 1e-6 && Math.abs((layout[one.x].domain[0] + layout[one.x].domain[1]) / 2 - note.x) < 1e-6)
        : panels.find(one => 'x' + one.id === note.xref.split(' ')[0]);
      if (!panel) continue;
      const x = paper ? (panel.l + panel.r) / 2 : note.xref.endsWith('domain') ? panel.l + note.x * (panel.r - panel.l) : panel.toX(note.x);
      const y = paper ? panel.t - 6 : note.yref.endsWith('domain') ? panel.b - note.y * (panel.b - panel.t) - 5 : panel.toY(note.y);
      if (x < panel.l - 1 || x > panel.r + 1 || y < panel.t - 20 || y > panel.b + 1) continue;
      make('text', { x, y, 'text-anchor': note.xref.endsWith('domain') ? 'end' : 'middle', fill: ink('#59636e') }, group, plain(note.text));
    }
  }

  function draw() {
    document.body.style.background = ink('#ffffff');
    document.body.style.color = ink('#1f2328');
    const width = page.parentNode.clientWidth - 8, height = layout.height - layout.margin.t - layout.margin.b;
    if (width < 50) return;
    foot = 0;
    panels.forEach((panel, index) => place(panel, index, width, height));
    page.setAttribute('width', width);
    page.setAttribute('height', foot);
    page.replaceChildren();
    points = [];
    const under = make('g', {}, page);
    for (const panel of panels) {
      make('rect', { x: panel.l - 4, y: panel.t - 4, width: panel.r - panel.l + 8, height: panel.b - panel.t + 8 }, make('clipPath', { id: 'c' + panel.id }, page));
      axes(panel, under);
    }
    marks(page);
    for (const one of data) {
      if (hidden.has(one.name)) continue;
      const panel = panels.find(other => other.id === (one.xaxis || 'x').slice(1));
      trace(one, panel, make('g', { 'clip-path': `url(#c${panel.id})` }, make('g', {}, page)));
    }
    parent.postMessage({ height: document.documentElement.getBoundingClientRect().height }, '*');
  }

  const inside = event => panels.find(panel => event.offsetX >= panel.l && event.offsetX <= panel.r && event.offsetY >= panel.t && event.offsetY <= panel.b);
  const label = (key, value) => {
    const axis = layout[key], index = axis.tickvals ? axis.tickvals.indexOf(value) : -1;
    const named = Object.keys(layout).find(other => other.startsWith(key.slice(0, 5)) && shared(other) === shared(key) && layout[other].title?.text);
    return index >= 0 && axis.ticktext ? plain(axis.ticktext[index]) : `${plain(axis.title?.text || layout[named]?.title.text) || key[0]} ${number(value)}`;
  };
  let start, rubber;
  page.onpointerdown = event => { const panel = inside(event); if (panel) { start = { panel, x: event.offsetX, y: event.offsetY }; event.preventDefault(); } };
  page.onpointermove = event => {
    const panel = start?.panel || inside(event);
    if (start) {
      rubber ??= make('rect', { fill: '#888', opacity: 0.25 }, page);
      for (const [key, value] of Object.entries({ x: Math.min(start.x, event.offsetX), y: Math.min(start.y, event.offsetY), width: Math.abs(event.offsetX - start.x), height: Math.abs(event.offsetY - start.y) })) rubber.setAttribute(key, value);
      return;
    }
    let best, least = 900;
    if (panel) for (const point of points) {
      if (point.of !== panel) continue;
      const is = point.w == null ? (point.px - event.offsetX) ** 2 + (point.py - event.offsetY) ** 2
        : event.offsetX >= point.l && event.offsetX <= point.l + point.w && event.offsetY >= point.t && event.offsetY <= point.t + point.h ? 0 : 1e9;
      if (is < least) [best, least] = [point, is];
    }
    box.hidden = !best;
    if (!best) return;
    const { one, index } = best;
    box.textContent = one ? `${one.name ? plain(one.name) + ': ' : ''}${one.text?.[index] ? plain(one.text[index]) + ', ' : ''}${label(panel.x, one.x[index])}, ${label(panel.y, one.y[index])}`
      : best.w == null ? best.value : `${label(panel.y, best.y)}, ${label(panel.x, best.x)}: ${best.value}`;
    box.style.left = Math.max(0, Math.min(event.offsetX + 12, page.clientWidth - box.offsetWidth)) + 'px';
    box.style.top = page.offsetTop + Math.max(0, event.offsetY - 30) + 'px';
  };
  onpointerup = event => {
    if (!start) return;
    const { panel, x, y } = start, [x1, y1] = [event.clientX - page.getBoundingClientRect().left, event.clientY - page.getBoundingClientRect().top];
    start = rubber = null;
    if (Math.abs(x1 - x) > 5 || Math.abs(y1 - y) > 5) {
      const across = [panel.fromX(Math.min(x, x1)), panel.fromX(Math.max(x, x1))], up = [panel.fromY(Math.max(y, y1)), panel.fromY(Math.min(y, y1))];
      if (Math.abs(x1 - x) > 5) zoom[shared(panel.x)] = across;
      if (Math.abs(y1 - y) > 5) zoom[shared(panel.y)] = up;
    }
    draw();
  };
  page.onpointerleave = () => { box.hidden = true; };
  page.ondblclick = () => { for (const key in zoom) delete zoom[key]; draw(); };
  onmessage = event => { isDark = !!event.data?.dark; draw(); };
  box.hidden = true;
  if (!title.textContent) title.remove();
  new ResizeObserver(draw).observe(document.documentElement);
  draw();
})();

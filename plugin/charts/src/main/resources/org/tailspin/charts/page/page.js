// Draws the charts of a page from their data, with ECharts. The data are those of the pictures, and every network by itself.
(() => {
  'use strict';

  const INK = '#333333';
  const number = (v) => (v === null || v === undefined ? 'missing' : String(Number(v.toPrecision(4))));
  const element = (parent, tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    parent.appendChild(made);
    return made;
  };
  // what comes from data is text, never markup
  const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

  // Both ends of an axis, with a little room beyond the data; a picture of a script must not hide what a file shows.
  function ends(panel, isVertical) {
    const along = isVertical ? panel.y : panel.x;
    const values = [];
    for (const curve of panel.curves) {
      values.push(...(isVertical ? curve.y : curve.x));
      if (isVertical && curve.low) values.push(...curve.low.filter((v, i) => !along.log || v > curve.y[i] / 10), ...curve.high);
    }
    values.push(...panel.marks.filter((mark) => mark.vertical !== isVertical).map((mark) => mark.at));
    const shown = values.filter((v) => v !== null && (!along.log || v > 0));
    let low = shown.reduce((a, b) => Math.min(a, b), Infinity);
    let high = shown.reduce((a, b) => Math.max(a, b), -Infinity);
    if (!shown.length) [low, high] = along.log ? [.1, 1] : [0, 1];
    if (along.log) {
      const room = high > low ? Math.pow(high / low, .03) : 2;
      [low, high] = [low / room, high * room];
    } else {
      const room = high > low ? .03 * (high - low) : Math.max(Math.abs(high) / 2, 1e-3);
      [low, high] = [low - room, high + room];
    }
    return [along.from === null ? low : along.from, along.to === null ? high : along.to];
  }

  function axis(from, isVertical, [low, high]) {
    return {
      type: from.log ? 'log' : 'value',
      logBase: from.log && high < 100 * low ? 2 : 10,
      name: from.label,
      nameLocation: 'middle',
      nameGap: isVertical ? 48 : 28,
      nameTextStyle: { color: INK, fontSize: 13 },
      min: low,
      max: high,
      minInterval: from.whole ? 1 : undefined,
      axisLine: { show: true, onZero: false, lineStyle: { color: INK } },
      axisLabel: { color: INK, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (v) => number(v) },
      splitLine: { lineStyle: { color: '#dddddd' } },
    };
  }

  // The legend of a curve: its own, or that of the curve of its colour, so that theory and points leave with it.
  function groups(panels) {
    const byColour = new Map();
    for (const panel of panels) {
      for (const curve of panel.curves || []) {
        if (curve.label && !byColour.has(curve.colour)) byColour.set(curve.colour, curve.label);
      }
    }
    return (curve) => curve.label || byColour.get(curve.colour) || ' ';
  }

  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

  function series(curve, group, palette) {
    const colour = palette[curve.colour % palette.length];
    const points = curve.x.map((x, i) => ({
      value: [x, curve.y[i]],
      low: curve.low ? curve.low[i] : null,
      high: curve.high ? curve.high[i] : null,
      network: curve.names ? curve.names[i] : null,
    }));
    const name = group(curve);
    const all = [];
    if (curve.spread === 'BAND') {
      all.push({
        type: 'custom', name, color: colour, itemStyle: { color: colour }, silent: true, clip: true, z: 1, data: [[0, 0]], encode: { x: [], y: [] },
        renderItem: (params, api) => {
          const up = [], down = [];
          curve.x.forEach((x, i) => {
            if (curve.high[i] !== null && curve.low[i] !== null) {
              up.push(api.coord([x, curve.high[i]]));
              down.unshift(api.coord([x, curve.low[i]]));
            }
          });
          return { type: 'polygon', shape: { points: up.concat(down) }, style: { fill: colour, opacity: .2 } };
        },
      });
    }
    if (curve.spread === 'BARS') {
      all.push({
        type: 'custom', name, color: colour, itemStyle: { color: colour }, silent: true, clip: true, z: 2,
        data: curve.x.map((x, i) => [x, curve.low[i], curve.high[i]]).filter((p) => p[1] !== p[2] && p[1] !== null),
        encode: { x: 0, y: [1, 2] },
        renderItem: (params, api) => {
          const low = api.coord([api.value(0), api.value(1)]);
          const high = api.coord([api.value(0), api.value(2)]);
          return { type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: { stroke: colour, lineWidth: 1.4, opacity: .7 } };
        },
      });
    }
    const isLine = curve.style !== 'POINTS';
    all.push({
      type: isLine ? 'line' : 'scatter', name, data: points, z: curve.names ? 4 : 3,
      symbol: SYMBOLS[curve.colour % SYMBOLS.length],
      symbolSize: isLine ? 7 : curve.names ? 7 : 6,
      showSymbol: curve.style === 'LINE_AND_POINTS' && points.length <= 60,
      color: colour,
      itemStyle: { color: colour, opacity: curve.names ? .75 : 1 },
      lineStyle: { color: colour, width: 2, type: curve.style === 'THEORY' ? 'dashed' : 'solid' },
      isTheory: curve.style === 'THEORY',
      cursor: curve.names ? 'pointer' : 'default',
    });
    return all;
  }

  function lines(panel, palette, group) {
    return panel.marks.filter((mark) => mark.at !== null).map((mark) => ({
      type: 'line', name: group({ label: mark.label, colour: mark.colour }), data: [], silent: true, symbol: 'none', itemStyle: { color: palette[mark.colour % palette.length] },
      color: palette[mark.colour % palette.length],
      markLine: {
        symbol: 'none', silent: true, label: { show: false },
        lineStyle: { color: palette[mark.colour % palette.length], width: 1.6, type: mark.theory ? 'dashed' : 'solid' },
        data: [mark.vertical ? { xAxis: mark.at } : { yAxis: mark.at }],
      },
    }));
  }

  function xyOption(panel, chart, hasLegend) {
    const group = chart.group;
    const all = panel.curves.flatMap((curve) => series(curve, group, chart.palette)).concat(lines(panel, chart.palette, group));
    const names = [...new Set(all.map((one) => one.name))].filter((name) => name.trim());
    return {
      animation: false,
      color: names.map((name) => (all.find((one) => one.name === name) || {}).color),
      title: panel.title ? { text: panel.title, left: 60, textStyle: { fontSize: 14, fontWeight: 'normal', color: INK } } : undefined,
      grid: { left: 70, right: 24, top: (hasLegend && names.length ? 52 : 30), bottom: 46 },
      legend: { show: hasLegend && names.length > 0, top: 22, type: 'scroll', data: names, textStyle: { color: INK } },
      xAxis: axis(panel.x, false, ends(panel, false)),
      yAxis: axis(panel.y, true, ends(panel, true)),
      dataZoom: [{ type: 'inside', xAxisIndex: 0, filterMode: 'none' }, { type: 'inside', yAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'shift' }],
      toolbox: { show: true, right: 110, top: -2, itemSize: 13, feature: { dataZoom: { title: { zoom: 'Zoom into a rectangle', back: 'Back' }, filterMode: 'none' }, restore: { title: 'Whole picture' } } },
      tooltip: {
        trigger: 'item', confine: true,
        formatter: (at) => {
          const p = at.data;
          const error = p.high !== null && p.high !== undefined && p.high !== p.value[1] ? ' \u00b1 ' + number(p.high - p.value[1]) : '';
          return (p.network ? '<b>' + escaped(p.network) + '</b><br>' : escaped(at.seriesName.trim()) + '<br>')
            + escaped(panel.x.label) + ': ' + number(p.value[0]) + '<br>'
            + escaped(panel.y.label) + ': ' + number(p.value[1]) + error
            + (p.network && chart.spectra.has(p.network) ? '<br><i>click for its spectrum</i>' : '');
        },
      },
      series: all,
    };
  }

  function mapOption(panel, chart) {
    const cells = [];
    panel.positions.forEach((row, i) => row.forEach((position, j) => cells.push([j, i, position === null ? '-' : position, panel.values[i][j]])));
    const place = (from, step, i) => number(from + step * i);
    const label = (v, from, step) => (value) => place(from, step, Number(value));
    return {
      animation: false,
      title: panel.title ? { text: panel.title, left: 60, textStyle: { fontSize: 14, fontWeight: 'normal', color: INK } } : undefined,
      grid: { left: 60, right: 24, top: 30, bottom: 46 },
      xAxis: { type: 'category', data: panel.positions[0].map((_, j) => j), name: panel.x.label, nameLocation: 'middle', nameGap: 28, axisLabel: { hideOverlap: true, fontSize: 11, interval: Math.max(0, Math.ceil(panel.positions[0].length / 10) - 1), formatter: label(0, panel.left, panel.step) } },
      yAxis: { type: 'category', inverse: true, data: panel.positions.map((_, i) => i), name: panel.y.label, nameLocation: 'middle', nameGap: 42, axisLabel: { hideOverlap: true, fontSize: 11, interval: Math.max(0, Math.ceil(panel.positions.length / 12) - 1), formatter: label(0, 1, panel.down) } },
      visualMap: { show: false, min: -1, max: 1, dimension: 2, inRange: { color: chart.diverging }, outOfRange: { color: '#b8b8b8' } },
      dataZoom: [{ type: 'inside', xAxisIndex: 0, filterMode: 'none' }, { type: 'inside', yAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'shift' }],
      toolbox: { show: true, right: 110, top: -2, itemSize: 13, feature: { dataZoom: { title: { zoom: 'Zoom into a rectangle', back: 'Back' } }, restore: { title: 'Whole picture' } } },
      tooltip: { confine: true, formatter: (at) => escaped(panel.x.label) + ' ' + place(panel.left, panel.step, at.value[0]) + ', ' + escaped(panel.y.label) + ' ' + place(1, panel.down, at.value[1]) + '<br>' + escaped(panel.value) + ': ' + number(at.value[3]) + (panel.blocks ? ' (largest of a block)' : '') },
      series: [{ type: 'heatmap', data: cells, progressive: 8000, emphasis: { itemStyle: { borderColor: INK, borderWidth: 1 } } }],
    };
  }

  function save(name, url) {
    const link = document.createElement('a');
    link.download = name;
    link.href = url;
    link.click();
  }

  const fileName = (title) => (title || 'tailspin').replace(/[^\w.-]+/g, '-').slice(0, 60);

  // drawn again where nobody sees it, as it stands: zoomed, with the curves that are switched on
  function svg(instance, option) {
    const still = echarts.init(document.createElement('div'), null, { renderer: 'svg', width: instance.getWidth(), height: instance.getHeight() });
    const now = instance.getOption();
    still.setOption({ ...option, toolbox: { show: false }, tooltip: { show: false }, backgroundColor: '#fff', dataZoom: now.dataZoom, legend: { ...option.legend, selected: now.legend && now.legend.length ? now.legend[0].selected : undefined } });
    const text = still.renderToSVGString();
    still.dispose();
    return text;
  }

  function tools(parent, instance, option, title) {
    const bar = element(parent, 'div', 'tools');
    const name = fileName(title);
    element(bar, 'button', '', 'PNG').onclick = () => save(name + '.png', instance.getDataURL({ pixelRatio: 2, backgroundColor: '#fff' }));
    element(bar, 'button', '', 'SVG').onclick = () => save(name + '.svg', 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg(instance, option)));
  }

  const table = (head, rows) => '<table><tr>' + head.map((cell) => '<th>' + escaped(cell) + '</th>').join('') + '</tr>'
    + rows.map((row) => '<tr>' + row.map((cell) => '<td>' + escaped(cell) + '</td>').join('') + '</tr>').join('') + '</table>';

  // Every network of a panel with its value and its error, as hovering shows them.
  function networks(panel) {
    if (panel.kind !== 'xy') return '';
    const rows = panel.curves.filter((curve) => curve.names).flatMap((curve) => curve.names.map((name, i) => {
      const error = curve.high && curve.high[i] !== null && curve.high[i] !== curve.y[i] ? ' \u00b1 ' + number(curve.high[i] - curve.y[i]) : '';
      return [name, number(curve.x[i]), number(curve.y[i]) + error];
    }));
    return rows.length ? '<details><summary>' + rows.length + ' networks</summary>' + table(['network', panel.x.label, panel.y.label], rows) + '</details>' : '';
  }

  // A page of its own, without scripts: the sentences, the pictures as they stand, every network, and what made them.
  function report(data, drawn) {
    const made = Object.entries(data.made);
    const title = data.title || drawn.map((one) => one.panel.title || (one.panel.y && one.panel.y.label)).find((one) => one) || 'Tailspin';
    const html = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>' + escaped(title) + '</title><style>'
      + 'body{font:16px/1.5 sans-serif;max-width:1100px;margin:2em auto;padding:0 1em;color:' + INK + '}svg{max-width:100%;height:auto}'
      + 'table{border-collapse:collapse;font-size:14px}td,th{border:1px solid #ddd;padding:.2em .6em;text-align:left}</style></head><body><h1>' + escaped(title) + '</h1>'
      + data.sentences.map((one) => '<p>' + escaped(one) + '</p>').join('')
      + drawn.map((one) => svg(one.instance, one.option) + networks(one.panel)).join('')
      + data.remarks.map((one) => '<p><small>' + escaped(one) + '</small></p>').join('')
      + (made.length ? '<h2>How it was made</h2>' + table(['', ''], made) : '')
      + '</body>' + '</html>'; // in two, so that who adds to the end of a page finds that end alone
    const url = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
    save(fileName(title) + '.html', url);
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  function panelOf(parent, panel, chart, isFirst) {
    const box = element(parent, 'div', 'panel');
    if (panel.kind === 'nothing') {
      element(box, 'p', 'nothing', panel.nothing);
      return null;
    }
    const canvas = element(box, 'div', panel.square ? 'canvas square' : 'canvas');
    const instance = echarts.init(canvas, null, { renderer: 'canvas' });
    const option = panel.kind === 'map' ? mapOption(panel, chart) : xyOption(panel, chart, !chart.sharedLegend || isFirst);
    instance.setOption(option);
    tools(box, instance, option, panel.title || (panel.y && panel.y.label));
    if (chart.drawn) chart.drawn.push({ instance, option, panel });
    new ResizeObserver(() => instance.resize()).observe(canvas);
    return instance;
  }

  function spectrum(root, chart, name) {
    const network = chart.spectra.get(name);
    if (!network) return;
    let box = root.querySelector('.spectrum');
    if (!box) box = element(root, 'div', 'spectrum');
    box.textContent = '';
    element(box, 'h2', '', 'Lyapunov spectrum of ' + name);
    const index = network.exponents.map((_, i) => i + 1);
    panelOf(box, {
      kind: 'xy', title: '', square: false,
      x: { label: 'index', log: false, whole: true, from: null, to: null },
      y: { label: 'exponent (' + chart.unit + ')', log: false, whole: false, from: null, to: null },
      curves: [{
        label: 'exponents', colour: 0, style: 'LINE_AND_POINTS', spread: 'BARS', x: index, y: network.exponents,
        low: network.exponents.map((v, i) => (v === null ? null : v - (network.errors[i] || 0))),
        high: network.exponents.map((v, i) => (v === null ? null : v + (network.errors[i] || 0))),
      }],
      marks: [{ label: '', colour: 6, theory: true, vertical: false, at: 0 }],
    }, { ...chart, drawn: null, sharedLegend: false, group: () => ' ', spectra: new Map() }, false);
    box.scrollIntoView({ block: 'nearest' });
  }

  function show(root, data) {
    const panels = data.columns.flatMap((column) => column.panels);
    const drawn = [];
    const chart = {
      drawn,
      palette: data.palette, diverging: data.diverging, sharedLegend: data.sharedLegend, group: groups(panels),
      unit: data.spectra.unit, spectra: new Map(data.spectra.networks.map((one) => [one.name, one])),
    };
    // a page that is a report already says itself what made it
    const isReport = !Object.keys(data.made).length;
    if (!isReport) element(element(root, 'div', 'report'), 'button', '', 'Report').onclick = () => report(data, drawn);
    if (data.title) element(root, 'h2', '', data.title);
    for (const sentence of data.sentences) element(root, 'p', 'sentence', sentence);
    const columns = element(root, 'div', 'columns');
    const weight = data.columns.reduce((sum, column) => sum + column.weight, 0);
    const instances = [];
    let isFirst = true;
    for (const column of data.columns) {
      const box = element(columns, 'div', 'column');
      box.style.flex = column.weight + ' 1 ' + Math.floor(90 * column.weight / weight) + '%';
      if (data.columns.length > 1) box.style.flexBasis = Math.floor(88 * column.weight / weight) + '%';
      for (const panel of column.panels) {
        const instance = panelOf(box, panel, chart, isFirst);
        if (instance) {
          isFirst = false;
          instances.push(instance);
          instance.on('click', (at) => at.data && at.data.network && spectrum(root, chart, at.data.network));
        }
      }
    }
    if (data.sharedLegend) {
      // the legend of the first panel switches the curves of all
      for (const one of instances) {
        one.on('legendselectchanged', (event) => instances.filter((other) => other !== one).forEach((other) => {
          Object.entries(event.selected).forEach(([name, isOn]) => other.dispatchAction({ type: isOn ? 'legendSelect' : 'legendUnSelect', name }));
        }));
      }
    }
    for (const remark of data.remarks) element(root, 'p', 'remarks', remark);
    if (instances.length) {
      element(root, 'p', 'hint', 'Wheel: zoom; with Shift: zoom upright; drag: move. Hover for numbers; the legend switches curves'
        + (chart.spectra.size ? '; click a network for its spectrum.' : '.'));
    }
    return instances;
  }

  function all() {
    let count = 0;
    for (const root of document.querySelectorAll('.tailspin-chart')) {
      const text = root.querySelector('script[type="application/json"]');
      if (text) count += show(root, JSON.parse(text.textContent)).length;
    }
    document.body.dataset.charts = String(count);
  }

  window.tailspin = { show, all };
})();

// Draws the curves of the console with ECharts, in the colours of the style sheet, and hears keys.
(() => {
  "use strict";

  const colour = (name) => {
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const faded = (rgb, alpha) => {
    const [r, g, b] = rgb.match(/[\d.]+/g);
    return `rgba(${r}, ${g}, ${b}, ${alpha})`;
  };

  // Counts of several kinds, one beside the other in a bar for each name.
  const stack = (data) => {
    const exact = new Intl.NumberFormat(data.locale);
    const font = getComputedStyle(document.body).fontFamily;
    const muted = colour("--muted");
    const line = colour("--line");
    const kinds = [["positive", "--good"], ["neutral", "--line"], ["negative", "--bad"]];
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      animationDuration: 400,
      color: kinds.map(([, name]) => colour(name)),
      textStyle: { fontFamily: font },
      grid: { left: 4, right: 12, top: 30, bottom: 0, containLabel: true },
      legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 8, textStyle: { color: muted, fontFamily: font } },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true,
        backgroundColor: colour("--surface"), borderColor: line, textStyle: { color: colour("--ink"), fontFamily: font },
        axisPointer: { type: "shadow", shadowStyle: { color: faded(muted, 0.12) } },
        formatter: (points) =>
          [points[0].name, ...points.map(({ seriesName, value }) => `${seriesName}: ${exact.format(value)}`)].join("\n"),
      },
      xAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted } },
      yAxis: {
        type: "category", inverse: true, data: data.days, axisTick: { show: false },
        axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted, width: 96, overflow: "truncate" },
      },
      series: kinds.map(([kind]) => ({
        type: "bar", stack: "all", barMaxWidth: 16, name: data[`${kind}Name`], data: data[kind],
      })),
    };
  };

  // Of points, given as logarithms, those that can be named without one name over another: the
  // farthest from the diagonal first. A name takes up to a fifth of the width, to the right of its point.
  const named = (points, least, most) => {
    const range = Math.log(most / least);
    const at = ({ shop, own }) => [Math.log(shop) / range, Math.log(own) / range];
    const chosen = [];
    const far = ([x, y]) => Math.abs(y - x);
    for (const point of [...points].sort((a, b) => far(at(b)) - far(at(a)))) {
      const [x, y] = at(point);
      if (!chosen.some((other) => Math.abs(at(other)[0] - x) < 0.2 && Math.abs(at(other)[1] - y) < 0.09)) chosen.push(point);
    }
    return new Set(chosen);
  };

  // Shares against shares, both by their logarithms; on the diagonal they are equal.
  const map = (data) => {
    const share = new Intl.NumberFormat(data.locale, { style: "percent", maximumSignificantDigits: 2 });
    const muted = colour("--muted");
    const line = colour("--line");
    const font = getComputedStyle(document.body).fontFamily;
    const all = data.kinds.flatMap(({ points }) => points.flatMap(({ shop, own }) => [shop, own]));
    const least = Math.min(...all) / 1.5;
    const most = Math.min(1, Math.max(...all) * 1.5);
    const labelled = named(data.kinds.flatMap(({ points }) => points), least, most);
    const axis = (name) => ({
      type: "log", min: least, max: most, name, nameLocation: "middle", nameGap: 30, nameTextStyle: { color: muted, fontFamily: font },
      splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: line } },
      axisLabel: { color: muted, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (value) => share.format(value) },
    });
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      animationDuration: 400,
      color: [colour("--accent"), colour("--second"), colour("--good"), colour("--bad")],
      textStyle: { fontFamily: font },
      grid: { left: 34, right: 90, top: 34, bottom: 30, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, data: data.kinds.map(({ name }) => name), textStyle: { color: muted, fontFamily: font } },
      tooltip: {
        trigger: "item", renderMode: "richText", confine: true,
        backgroundColor: colour("--surface"), borderColor: line, textStyle: { color: colour("--ink"), fontFamily: font },
        formatter: ({ name, value }) => `${name}\n${data.up}: ${share.format(value[1])}\n${data.across}: ${share.format(value[0])}`,
      },
      xAxis: axis(data.across),
      yAxis: { ...axis(data.up), nameGap: 44 },
      series: [
        ...data.kinds.map(({ name, points }, at) => ({
          type: "scatter", name, symbolSize: 11, symbol: ["circle", "diamond", "triangle", "rect"][at],
          data: points.map((point) => ({ name: point.name, value: [point.shop, point.own], label: { show: labelled.has(point) } })),
          label: { position: "right", formatter: ({ name: label }) => label, color: muted, fontFamily: font },
        })),
        {
          type: "line", silent: true, showSymbol: false, tooltip: { show: false },
          lineStyle: { width: 1, type: "dashed", color: muted }, data: [[least, least], [most, most]],
        },
      ],
    };
  };

  const options = (data) => {
    if (data.kind === "stack") return stack(data);
    if (data.kind === "map") return map(data);
    const day = new Intl.DateTimeFormat(data.locale, { day: "numeric", month: "short", timeZone: "UTC" });
    const wholeDay = new Intl.DateTimeFormat(data.locale, { dateStyle: "medium", timeZone: "UTC" });
    const overDays = data.kind !== "curve";
    const compact = new Intl.NumberFormat(data.locale, { notation: "compact", maximumFractionDigits: 1 });
    const exact = data.unit === "percent"
      ? new Intl.NumberFormat(data.locale, { style: "percent" })
      : data.currency
      ? new Intl.NumberFormat(data.locale, { style: "currency", currency: data.currency })
      : new Intl.NumberFormat(data.locale, { maximumFractionDigits: 3 });
    const accent = colour(data.kind !== "bar" ? "--accent" : "--second");
    const muted = colour("--muted");
    const line = colour("--line");
    const font = getComputedStyle(document.body).fontFamily;
    const series = data.kind === "area"
      ? {
          type: "line", showSymbol: data.values.length === 1, lineStyle: { width: 2 }, smooth: 0.25, smoothMonotone: "x",
          areaStyle: { color: new echarts.graphic.LinearGradient(0, 0, 0, 1, [
            { offset: 0, color: faded(accent, 0.28) }, { offset: 1, color: faded(accent, 0.02) }]) },
        }
      : data.kind === "curve"
      ? { type: "line", lineStyle: { width: 2 }, symbolSize: 8 }
      : { type: "bar", barCategoryGap: "30%", barMaxWidth: 18, itemStyle: { borderRadius: [3, 3, 0, 0] } };
    // The limits of an interval: thin, and told by the tooltip of the value.
    const limits = [data.low, data.high].filter(Boolean).map((values) => ({
      type: "line", data: values, silent: true, showSymbol: false, lineStyle: { width: 1, type: "dashed", color: muted },
    }));
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      animationDuration: 400,
      color: [accent],
      textStyle: { fontFamily: font },
      grid: { left: 4, right: overDays ? 8 : 32, top: 12, bottom: 0, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true,
        backgroundColor: colour("--surface"), borderColor: line, textStyle: { color: colour("--ink"), fontFamily: font },
        axisPointer: { type: data.kind === "bar" ? "shadow" : "line", lineStyle: { color: muted }, shadowStyle: { color: faded(muted, 0.12) } },
        formatter: ([point, ...others]) =>
          `${overDays ? wholeDay.format(new Date(point.name)) : point.name}\n${exact.format(point.value)}`
          + (others.length ? ` [${others.map(({ value }) => exact.format(value)).join("–")}]` : ""),
      },
      xAxis: {
        type: "category", data: data.days, boundaryGap: data.kind === "bar",
        axisTick: { show: false }, axisLine: { lineStyle: { color: line } },
        axisLabel: { color: muted, hideOverlap: true, formatter: (value) => overDays ? day.format(new Date(value)) : value },
      },
      yAxis: {
        type: "value", minInterval: data.currency || !overDays ? 0 : 1, splitNumber: 4,
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: muted, formatter: (value) => (overDays ? compact : exact).format(value) },
      },
      series: [{ ...series, name: data.name, data: data.values }, ...limits],
    };
  };

  const draw = (element) => {
    const chart = echarts.getInstanceByDom(element) || echarts.init(element);
    chart.setOption(options(JSON.parse(element.dataset.chart)), true);
  };

  const drawAll = () => {
    if (window.echarts) document.querySelectorAll("[data-chart]").forEach(draw);
  };

  // Control and return send a text of several lines.
  document.addEventListener("keydown", (event) => {
    const asks = event.target.closest("[data-submit]");
    if (asks && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      document.getElementById(asks.dataset.submit).click();
    }
  });

  // Single letters do what their button says, unless somebody writes.
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || key.length !== 1) return;
    if (target.closest("input, select, textarea")) return;
    const button = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    drawAll();
    const resized = new ResizeObserver((entries) =>
      entries.forEach(({ target }) => window.echarts?.getInstanceByDom(target)?.resize()));
    document.querySelectorAll("[data-chart]").forEach((element) => resized.observe(element));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);

  // Every table as a file of comma-separated values.
  const quoted = (cell) => {
    const text = cell.innerText.trim().replace(/\s+/g, " ");
    // No spreadsheet is to take a text for a formula.
    const safe = /^(?:[=+@\t]|-(?!\s?[\d.,]))/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const save = (table) => {
    const lines = [...table.rows].map((row) => [...row.cells].map(quoted).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" }));
    link.download = `${document.title.split(" · ")[0]}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const offerFiles = (within) => {
    const label = document.getElementById("main")?.dataset.csv;
    for (const table of label ? within.querySelectorAll("main table") : []) {
      if (table.dataset.file || table.rows.length < 2) continue;
      table.dataset.file = "offered";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain file";
      button.textContent = label;
      const heading = table.closest("section")?.querySelector("h2");
      if (heading) button.setAttribute("aria-label", `${label}: ${heading.textContent}`);
      button.addEventListener("click", () => save(table));
      (table.closest(".scroll") || table).after(button);
    }
  };
  offerFiles(document);
  document.addEventListener("htmx:load", () => offerFiles(document));
})();

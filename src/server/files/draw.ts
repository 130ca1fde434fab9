import type { EChartsCoreOption } from "echarts/core";

export interface Size { readonly width: number; readonly height: number }

/** The chart library is large: it is loaded when somebody looks at the first plot. */
const library = async () => {
  const [echarts, charts, components, { SVGRenderer }] = await Promise.all([import("echarts/core"), import("echarts/charts"), import("echarts/components"), import("echarts/renderers")]);
  echarts.use([charts.BarChart, charts.LineChart, charts.PieChart, charts.HeatmapChart, components.GridComponent, components.LegendComponent, components.TitleComponent, components.VisualMapComponent, components.GraphicComponent, SVGRenderer]);
  return echarts;
};
let loaded: ReturnType<typeof library> | undefined;

/** The chart as SVG. */
export async function draw(options: EChartsCoreOption, { width, height }: Size): Promise<string> {
  const chart = (await (loaded ??= library())).init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(options);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

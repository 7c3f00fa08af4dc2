// A chart on its own.

const render = ({ model, el }) => {
  const draw = () => el.replaceChildren(drawChart(model.get("chart")));
  draw();
  model.on("change:chart", draw);
  return () => model.off("change:chart", draw);
};

export default { render };

// A page that draws outputs as JupyterLab does, and talks to a kernel as JupyterLab does: with its own packages.
import { KernelManager, ServerConnection } from '@jupyterlab/services';
import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { Widget } from '@lumino/widgets';

const rendermime = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
let kernel;

function attach(values, trusted) {
  const area = new OutputArea({ model: new OutputAreaModel({ values, trusted }), rendermime, maxNumberOutputs: 1000 });
  Widget.attach(area, document.body);
  return area;
}

// A server sends texts whole; in the file they are lists of lines.
function joined(output) {
  const whole = text => Array.isArray(text) ? text.join('') : text;
  const data = Object.entries(output.data ?? {}).map(([type, content]) => [type, whole(content)]);
  return { ...output, ...(output.text && { text: whole(output.text) }), ...(output.data && { data: Object.fromEntries(data) }) };
}

globalThis.lab = {
  // Draws the saved outputs of a notebook's cells.
  show(notebook, trusted) {
    for (const cell of notebook.cells.filter(cell => cell.cell_type === 'code')) {
      attach(cell.outputs.map(joined), trusted);
    }
  },

  async start(token) {
    const address = location.origin + '/';
    const serverSettings = ServerConnection.makeSettings({ baseUrl: address, wsUrl: address.replace('http', 'ws'), token });
    kernel = await new KernelManager({ serverSettings }).startNew({ name: '.net-csharp' });
    return (await kernel.info).language_info.name;
  },

  // Runs a cell and draws its outputs; what came is returned.
  async execute(code) {
    const area = attach([], true);
    area.future = kernel.requestExecute({ code });
    const reply = await area.future.done;
    return { status: reply.content.status, outputs: area.model.toJSON() };
  },

  async complete(code) {
    return (await kernel.requestComplete({ code, cursor_pos: code.length })).content.matches;
  },

  async inspect(code) {
    return (await kernel.requestInspect({ code, cursor_pos: code.length, detail_level: 0 })).content.data['text/plain'];
  },

  interrupt: () => kernel.interrupt(),

  async restart() {
    await kernel.restart();
    return (await kernel.info).status;
  },

  stop: () => kernel.shutdown(),
};

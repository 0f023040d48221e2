// Asks the frame around the page for the data of the view, by messages, and draws them.
(() => {
  'use strict';

  const waiting = new Map();
  let count = 0;

  addEventListener('message', (event) => {
    const message = event.data;
    if (event.source === parent && message && message.type === 'UIExtensionResponse' && waiting.has(message.requestId)) {
      waiting.get(message.requestId)(message.payload);
      waiting.delete(message.requestId);
    }
  });

  function ask(method) {
    return new Promise((answer) => {
      const requestId = 'tailspin-' + count++;
      waiting.set(requestId, answer);
      parent.postMessage({ type: 'UIExtensionRequest', requestId, payload: { method, params: [] } }, '*');
    });
  }

  ask('getConfig').then((config) => {
    const root = document.querySelector('.tailspin-chart');
    const { result } = JSON.parse(config.initialData);
    // a text that is JSON already goes into the answer as it is
    const data = typeof result === 'string' ? JSON.parse(result) : result;
    const charts = tailspin.show(root, data);
    document.body.dataset.charts = String(charts.length);
  });
})();

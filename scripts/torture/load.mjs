import { connect } from 'node:net';

/**
 * Asks for one address on several connections for a while, each again as soon as it is answered.
 *
 * @param time - In milliseconds.
 * @returns Requests per second.
 */
export async function load(port, path, { time, connections = 16 }) {
  let answered = 0;
  let isOver = false;
  const started = performance.now();
  const one = () =>
    new Promise((resolve, reject) => {
      const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`;
      const socket = connect(port, '127.0.0.1');
      let left = -1;
      let head = '';
      const ask = () => {
        if (isOver) {
          socket.destroy();
          resolve();
          return;
        }
        head = '';
        left = -1;
        socket.write(request);
      };
      socket.on('connect', ask);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        let length = chunk.length;
        if (head === '' || !head.includes('\r\n\r\n')) {
          head += chunk.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!head.startsWith('HTTP/1.1 200')) {
            reject(new Error(head.slice(0, 200)));
            return;
          }
          left = lengthOf(head);
          length = head.length - end - 4;
        }
        left -= length;
        if (left > 0 || (left === -Infinity && !isLast(chunk))) return;
        answered++;
        ask();
      });
    });
  setTimeout(() => (isOver = true), time);
  await Promise.all(Array.from({ length: connections }, one));
  return (answered / (performance.now() - started)) * 1000;
}

function lengthOf(head) {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? -Infinity : Number(length);
}

/** Where the length was not told, the last chunk is an empty one. */
function isLast(chunk) {
  return chunk.subarray(-5).toString('latin1') === '0\r\n\r\n';
}

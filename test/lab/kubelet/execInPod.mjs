// Stands in for `kubectl exec`, which speaks SPDY to a kubelet: asks the lab's one.
import { request } from 'node:https';

const [url, ...words] = process.argv.slice(2);
const separator = words.indexOf('--');
const own = words.slice(0, separator);
const namespace = own[own.indexOf('-n') + 1];
const pod = own
  .slice(own.indexOf('exec') + 1)
  .find(word => !word.startsWith('-'));
const query = new URLSearchParams(
  words.slice(separator + 1).map(word => ['word', word]),
);
const sent = request(
  `${url}/run/${namespace}/${pod}?${query}`,
  { method: 'POST', rejectUnauthorized: false },
  response => {
    response.pipe(process.stdout);
    response.on('end', () => {
      process.exitCode =
        response.statusCode === 200
          ? Number(response.headers['x-exit-code'])
          : 1;
    });
  },
);
if (own.includes('-i')) process.stdin.pipe(sent);
else sent.end();

import { check } from './check';

const [from, ...args] = process.argv.slice(2);

check(args, from, {
  out: text => process.stdout.write(text),
  error: text => process.stderr.write(text),
}).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 2;
  },
);

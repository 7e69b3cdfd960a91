import { prepareHomelab } from './prepareHomelab';

const [folder, configFile] = process.argv.slice(2);

prepareHomelab(folder, configFile, line =>
  process.stdout.write(`  ${line}\n`),
).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});

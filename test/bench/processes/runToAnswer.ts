import { answer } from './answer';

/** Runs a measurement with the options of `resultOf`, and gives its result. */
export function runToAnswer<Options>(
  measure: (options: Options) => Promise<object>,
): void {
  measure(JSON.parse(process.argv[2]) as Options).then(answer, error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
}

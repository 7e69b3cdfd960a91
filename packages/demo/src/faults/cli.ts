import { FAULT_CASES } from './matrix/faultCases';
import { FaultMatrix, FaultResult } from './matrix/FaultMatrix';
import { matrixText } from './matrix/matrixText';

async function main(): Promise<void> {
  process.stdout.write('Collecting a day of the homelab …\n');
  const matrix = await FaultMatrix.create();
  const results: FaultResult[] = [];
  for (const faultCase of FAULT_CASES) {
    results.push(await matrix.run(faultCase));
    process.stdout.write(
      `  ${results.length} of ${FAULT_CASES.length}: ${faultCase.name}\n`,
    );
  }
  process.stdout.write(`\n${matrixText(results)}`);
  if (results.some(({ deviations }) => deviations.length > 0)) {
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});

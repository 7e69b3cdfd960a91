/**
 * The pipeline without a portal, as `npm run check` has it.
 *
 * @packageDocumentation
 */

export { check } from './check';
export { checkFolder } from './run/checkFolder';
export type { CheckRequest } from './run/CheckRequest';
export { MemoryPipeline } from './run/MemoryPipeline';
export type { MemoryPipelineOptions, ReportOfCase } from './run/MemoryPipeline';
export type { NasOfCase } from './run/NasOfCase';
export { checkAnswer } from './say/CheckAnswer';
export type { AppAnswer, CheckAnswer, CopyAnswer } from './say/CheckAnswer';
export { checkLogger } from './say/checkLogger';

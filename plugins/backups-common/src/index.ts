/**
 * The vocabulary of backups: types, thresholds, API client, permissions and
 * annotation names.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './permissions';
export * from './api/AlertView';
export * from './contract/BackupsApi';
export * from './contract/BackupsClient';
export * from './contract/callsOf';
export type {
  AnswerOf,
  AnyRoute,
  Route,
  RouteDeclaration,
  RouteScope,
} from './contract/Route';
export type { PlanPageRequest } from './contract/entityRoutes';
export type { RunbookQuery } from './contract/restoreRoutes';
export * from './contract/routes';
export * from './api/DrillView';
export * from './api/ReportedDrill';
export * from './api/DrillsResponse';
export * from './api/DatabaseCopyView';
export * from './api/EntityBackups';
export * from './api/Evidence';
export * from './api/EvidenceLine';
export * from './api/Foresight';
export * from './api/ItemView';
export * from './api/KeptView';
export * from './api/LossView';
export * from './api/MarkView';
export * from './api/PlanView';
export * from './api/ProblemView';
export * from './api/ProofView';
export * from './api/RepositoryView';
export * from './api/RpoView';
export * from './api/SourceView';
export * from './api/SuggestionView';
export * from './api/LevelView';
export * from './api/NeedsView';
export * from './api/Estate';
export * from './api/NotLinkedResponse';
export * from './api/OwnerRules';
export * from './api/PointView';
export * from './api/RefreshResponse';
export * from './api/ReportResponse';
export * from './api/RestoreOptions';
export * from './api/RestorePack';
export * from './api/RunView';
export * from './api/Scorecard';
export * from './api/ScorecardExport';
export { scorecardQuery, valuesOfField } from './api/scorecardQuery';
export * from './api/SlaReport';
export * from './api/SourcesResponse';
export * from './api/UnlinkedItem';
export * from './api/SentinelView';
export * from './api/WitnessView';
export * from './api/WorstDay';
export * from './text/worstDayMarkdown';
export * from './api/UnlinkedItemsResponse';
export * from './runbook/Command';
export * from './runbook/FieldValues';
export * from './runbook/Prose';
export * from './runbook/quoteWord';
export * from './runbook/renderCommand';
export * from './runbook/renderMarkdown';
export * from './runbook/Runbook';
export * from './runbook/attachManifests';
export * from './runbook/condenseRunbook';
export * from './runbook/runbookLead';
export * from './runbook/scenarioLabels';
export * from './runbook/runbookSections';
export * from './text/durationInWords';
export * from './text/itemKindText';
export * from './text/timeInWords';
export * from './thresholds/lockReachAt';
export * from './thresholds/EntityThresholds';
export * from './thresholds/instants';
export * from './thresholds/planStateAt';
export * from './thresholds/PlanThresholds';
export * from './thresholds/verdictAt';
export * from './vocabulary/PathNeed';
export * from './vocabulary/BackupType';
export * from './vocabulary/Destination';
export * from './vocabulary/Finding';
export * from './vocabulary/Item';
export * from './vocabulary/Level';
export * from './vocabulary/PlanState';
export * from './vocabulary/RestoreTestState';
export * from './vocabulary/thingsToDo';
export * from './vocabulary/Retention';
export * from './vocabulary/Verdict';

import type {
  RestoreItemView,
  RestorePathView,
} from 'backstage-plugin-backups-common';
import { Instant } from '../atoms/Instant';
import { StateChip } from '../atoms/StateChip';
import { PathNeeds } from './PathNeeds';
import { Pills } from './Pills';

function hintOf(path: RestorePathView) {
  if (!path.writable) {
    return `Nothing installed here writes a runbook for ${path.method}.`;
  }
  return (
    <>
      {path.method} · {path.object}
      {path.offSite !== undefined &&
        (path.offSite ? ' · off-site' : ' · on site')}
      <br />
      {path.problem ? (
        <>{path.problem}</>
      ) : (
        <>
          Last contact{' '}
          {path.lastContact ? <Instant at={path.lastContact} /> : 'not known'}
        </>
      )}
      {path.noHistory && ' · keeps no history: only the last state'}
      <PathNeeds needs={path.needs} />
    </>
  );
}

/** Props of {@link PathPicker}. */
export interface PathPickerProps {
  item: RestoreItemView;
  /** The copy that is restored from. */
  planId?: string;
  choose: (planId: string) => void;
}

/** From where: each destination with what is known of the way to it. */
export function PathPicker(props: PathPickerProps) {
  const { item } = props;
  return (
    <Pills
      legend={`From where is ${item.name} restored?`}
      value={props.planId ?? item.recommended?.planId}
      choose={props.choose}
      options={item.paths.map(path => ({
        value: path.planId,
        label: (
          <>
            {path.destination} <StateChip state={path.state} />
            {item.recommended?.planId === path.planId && ' · recommended'}
          </>
        ),
        hint: hintOf(path),
      }))}
    />
  );
}

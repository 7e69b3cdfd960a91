import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  BackupsApi,
  BackupsRequestOptions,
  CoverageView,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { nameOfRef } from '../../../text/nameOfRef';
import { TextButton } from '../../atoms/TextButton';
import { EntityLink } from '../EntityLink';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
    },
  }),
  { name: 'BackupsNotCounted' },
);

function askForNotLinked(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getNotLinked(options);
}

function askForUnlinked(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getUnlinkedItems(options);
}

/** Props of {@link NotCounted}. */
export interface NotCountedProps {
  coverage: CoverageView;
  /** What is not linked is no part of a filter's answer. */
  isFiltered: boolean;
  /** Changes when the list was read again. */
  askedFor: unknown;
  /** Shows items that belong to no app; absent: nothing shows them. */
  showUnprotected: (() => void) | undefined;
}

/** What the numbers leave out, so that nothing is only missing. */
export function NotCounted(props: NotCountedProps) {
  const { coverage, isFiltered, askedFor, showUnprotected } = props;
  const classes = useStyles();
  const [isOpen, setOpen] = useState(false);
  const { value: notLinked } = useScorecardPart(askForNotLinked, askedFor);
  // Who may not see the estate is told nothing about it.
  const { value: unlinked } = useScorecardPart(askForUnlinked, askedFor);
  const items = unlinked?.items.length ?? 0;
  const itemsText = `${countText(items, 'item')} of no app`;
  return (
    <>
      {`not counted: ${coverage.exempt} exempt · ${coverage.noData} without data`}
      {!isFiltered && notLinked && notLinked.count > 0 && (
        <>
          {' · '}
          <TextButton pressed={isOpen} onClick={() => setOpen(!isOpen)}>
            {notLinked.count} not linked
          </TextButton>
        </>
      )}
      {!isFiltered && items > 0 && (
        <>
          {' · '}
          {showUnprotected ? (
            <TextButton onClick={showUnprotected}>{itemsText}</TextButton>
          ) : (
            itemsText
          )}
        </>
      )}
      {isOpen && notLinked && (
        <ul className={classes.list} aria-label="Not linked">
          {notLinked.entityRefs.map(ref => (
            <li key={ref}>
              <EntityLink entityRef={ref} title={nameOfRef(ref)} />
            </li>
          ))}
          {notLinked.count > notLinked.entityRefs.length && (
            <li>{notLinked.count - notLinked.entityRefs.length} more</li>
          )}
        </ul>
      )}
    </>
  );
}

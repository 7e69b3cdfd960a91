import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  useEntityList,
  type DefaultEntityFilters,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { VERDICTS, type Verdict } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { isForbidden } from '../../api/isForbidden';
import { useAnswer } from '../../hooks/useAnswer';
import { mutedText } from '../../theme/mutedText';
import { verdictLooks } from '../../theme/verdictLooks';
import { FilterMenu } from '../scorecard/filter/FilterMenu';
import { VerdictFilter } from './VerdictFilter';

/** Names that fit into one address of the catalog. */
const MOST = 200;

interface Filters extends DefaultEntityFilters {
  backups?: VerdictFilter;
}

const useStyles = makeStyles(
  theme => ({
    root: { margin: theme.spacing(1, 0) },
    note: { color: mutedText(theme), fontSize: theme.typography.pxToRem(13) },
  }),
  { name: 'BackupsVerdictPicker' },
);

function verdictsIn(query: string | string[] | undefined): Verdict[] {
  const asked = [query ?? []].flat();
  return VERDICTS.filter(verdict => asked.includes(verdict));
}

/**
 * Filters the catalog by verdict. It asks nothing until something is chosen.
 */
export function BackupsVerdictPicker() {
  const classes = useStyles();
  const api = useApi(backupsApiRef);
  const { updateFilters, queryParameters } = useEntityList<Filters>();
  const [chosen, setChosen] = useState(() =>
    verdictsIn(queryParameters.backups),
  );
  const isAsked = chosen.length > 0;
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const { entities, total } = await api.getScorecard(
        { verdict: chosen, limit: MOST },
        { signal },
      );
      return { chosen, refs: entities.map(row => row.entityRef), total };
    },
    [api, chosen],
  );
  const { value, error } = useAnswer(isAsked ? ask : undefined);

  useEffect(() => {
    if (!isAsked) updateFilters({ backups: undefined });
    else if (value?.chosen === chosen) {
      updateFilters({ backups: new VerdictFilter(chosen, value.refs) });
    }
  }, [isAsked, chosen, value, updateFilters]);

  const total = value?.total ?? 0;
  return (
    <div className={classes.root}>
      <Typography variant="button" component="div">
        Backups
      </Typography>
      <FilterMenu
        title="Verdict"
        options={VERDICTS}
        chosen={chosen}
        say={verdict => verdictLooks[verdict as Verdict].label}
        choose={verdicts => setChosen(verdictsIn(verdicts))}
      />
      {error && (
        <div className={classes.note} role="status">
          {isForbidden(error)
            ? "You can't view any backups."
            : `It could not be read: ${error.message}`}
        </div>
      )}
      {total > MOST && (
        <div className={classes.note} role="status">
          The {MOST} worst of {total}
        </div>
      )}
    </div>
  );
}

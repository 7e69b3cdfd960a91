import { useEffect, useState } from 'react';
import InputAdornment from '@material-ui/core/InputAdornment';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import SearchIcon from '@material-ui/icons/Search';
import {
  LEVEL_NAMES,
  LEVEL_RULES,
  VERDICTS,
  type Level,
  type LevelRule,
  type ScorecardFacetsResponse,
  type Verdict,
} from 'backstage-plugin-backups-common';
import type {
  ListField,
  ScorecardParameters,
} from '../../../hooks/useScorecardParameters';
import { nameOfRef } from '../../../text/nameOfRef';
import { ruleTitle } from '../../../text/ruleTitle';
import { verdictLooks } from '../../../theme/verdictLooks';
import { TextButton } from '../../atoms/TextButton';
import { FilterMenu } from './FilterMenu';

/** Typing is over after this many milliseconds. */
const TYPING_PAUSE = 250;

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 1.25),
    },
    search: { width: 220 },
  }),
  { name: 'BackupsFilterBar' },
);

const LEVELS = LEVEL_NAMES.map((_, level) => String(level));

const asItIs = (value: string) => value;

/** Filters in the order in which they stand. */
const MENUS: readonly {
  field: Exclude<ListField, 'verdict' | 'level' | 'rule'>;
  facet: keyof ScorecardFacetsResponse;
  title: string;
  say: (value: string) => string;
}[] = [
  { field: 'owner', facet: 'owners', title: 'Owner', say: nameOfRef },
  { field: 'system', facet: 'systems', title: 'System', say: nameOfRef },
  { field: 'cluster', facet: 'clusters', title: 'Cluster', say: asItIs },
  {
    field: 'destination',
    facet: 'destinations',
    title: 'Destination',
    say: asItIs,
  },
  { field: 'tier', facet: 'tiers', title: 'Tier', say: asItIs },
  { field: 'lifecycle', facet: 'lifecycles', title: 'Lifecycle', say: asItIs },
  { field: 'kind', facet: 'kinds', title: 'Kind', say: asItIs },
];

/** Props of {@link FilterBar}. */
export interface FilterBarProps {
  parameters: ScorecardParameters;
  facets: ScorecardFacetsResponse | undefined;
}

/** What the scorecard is filtered by. It lives in the address. */
export function FilterBar(props: FilterBarProps) {
  const { parameters, facets } = props;
  const { request, change, clear, isFiltered } = parameters;
  const classes = useStyles();
  const known = request.q ?? '';
  const [text, setText] = useState(known);

  useEffect(() => setText(known), [known]);
  useEffect(() => {
    if (text === known) return undefined;
    const timer = setTimeout(() => change({ q: text }), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text, known, change]);

  return (
    <div className={classes.root} role="search" aria-label="Filter apps">
      <TextField
        className={classes.search}
        size="small"
        variant="outlined"
        placeholder="Find an app"
        inputProps={{ 'aria-label': 'Find an app' }}
        InputProps={{
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        }}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <FilterMenu
        title="Verdict"
        options={VERDICTS}
        chosen={request.verdict ?? []}
        say={value => verdictLooks[value as Verdict].label}
        choose={values => change({ verdict: values as Verdict[] })}
      />
      <FilterMenu
        title="Level"
        options={LEVELS}
        chosen={(request.level ?? []).map(String)}
        say={value => `L${value} ${LEVEL_NAMES[Number(value)]}`}
        choose={values =>
          change({ level: values.map(value => Number(value) as Level) })
        }
      />
      <FilterMenu
        title="Missing"
        options={LEVEL_RULES}
        chosen={request.rule ?? []}
        say={value => ruleTitle(value as LevelRule)}
        choose={values => change({ rule: values as LevelRule[] })}
      />
      {MENUS.map(({ field, facet, title, say }) => {
        const options = facets?.[facet] ?? [];
        const chosen = request[field] ?? [];
        // A choice between one and the same is none.
        if (options.length < 2 && chosen.length === 0) return null;
        return (
          <FilterMenu
            key={field}
            title={title}
            options={options}
            chosen={chosen}
            say={say}
            choose={values => change({ [field]: values })}
          />
        );
      })}
      {request.cause && (
        <TextButton onClick={() => change({ cause: undefined })}>
          One cause only: show all
        </TextButton>
      )}
      {isFiltered && <TextButton onClick={clear}>Clear</TextButton>}
    </div>
  );
}

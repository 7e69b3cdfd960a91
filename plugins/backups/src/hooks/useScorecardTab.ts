import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type {
  ScorecardTab,
  ScorecardTabId,
} from '../components/scorecard/tabs/ScorecardTab';
import { SCORECARD_TABS } from '../components/scorecard/tabs/tabNames';
import {
  withScorecardFields,
  type ScorecardFields,
} from './useScorecardParameters';

/** Name of the query parameter; absent: the first tab. */
const PARAMETER = 'tab';

/** Which tab of the scorecard is open. */
export interface OpenScorecardTab {
  current: ScorecardTab;
  /** Opens a tab, with these fields of the filter changed. */
  choose: (tab: ScorecardTabId, fields?: ScorecardFields) => void;
}

/** Keeps the open tab of the scorecard in the address: `?tab=drills`. The filter stays as it is. */
export function useScorecardTab(): OpenScorecardTab {
  const [parameters, setParameters] = useSearchParams();
  const choose = useCallback(
    (tab: ScorecardTabId, fields: ScorecardFields = {}) =>
      setParameters(before => {
        const after = withScorecardFields(before, fields);
        if (tab === SCORECARD_TABS[0].id) after.delete(PARAMETER);
        else after.set(PARAMETER, tab);
        return after;
      }),
    [setParameters],
  );
  const asked = parameters.get(PARAMETER);
  const current =
    SCORECARD_TABS.find(({ id }) => id === asked) ?? SCORECARD_TABS[0];
  return { current, choose };
}

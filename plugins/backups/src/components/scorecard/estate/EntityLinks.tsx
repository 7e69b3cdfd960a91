import { Fragment } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '../../parts/Link';
import { nameOfRef } from '../../../text/nameOfRef';

/** Props of {@link EntityLinks}. */
export interface EntityLinksProps {
  refs: readonly string[];
  /** What is said where there are none. */
  none: string;
}

/** The Backups tabs of some entities. */
export function EntityLinks(props: EntityLinksProps) {
  const entityPath = useRouteRef(entityRouteRef);
  if (props.refs.length === 0) return <>{props.none}</>;
  return (
    <>
      {props.refs.map((ref, place) => (
        <Fragment key={ref}>
          {place > 0 && ', '}
          <Link
            underline="always"
            to={`${entityPath(parseEntityRef(ref))}/backups`}
          >
            {nameOfRef(ref)}
          </Link>
        </Fragment>
      ))}
    </>
  );
}

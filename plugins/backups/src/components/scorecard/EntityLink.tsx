import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '../parts/Link';

/** Props of {@link EntityLink}. */
export interface EntityLinkProps {
  entityRef: string;
  title: string;
  /** Query of the address there. */
  query?: Record<string, string>;
}

/** Leads to the backups of an app. */
export function EntityLink(props: EntityLinkProps) {
  const entityPath = useRouteRef(entityRouteRef);
  const query = new URLSearchParams(props.query).toString();
  return (
    <Link
      underline="always"
      to={`${entityPath(parseEntityRef(props.entityRef))}/backups${
        query ? `?${query}` : ''
      }`}
    >
      {props.title}
    </Link>
  );
}

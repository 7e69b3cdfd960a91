import type { RestoreNeedView } from 'backstage-plugin-backups-common';

/** Props of {@link PathNeeds}. */
export interface PathNeedsProps {
  needs: readonly RestoreNeedView[];
}

/** What a way to a copy needs besides the place where it is, and what speaks against that. */
export function PathNeeds(props: PathNeedsProps) {
  return (
    <>
      {props.needs.map(({ what, because, doubt }) => (
        <span key={`${what} ${because}`}>
          <br />
          Needs {what} ({because}). {doubt && <strong>{doubt}</strong>}
        </span>
      ))}
    </>
  );
}

import { PlainTable, type PlainTableProps } from '../../layout/PlainTable';
import { Section } from '../../layout/Section';

/** Props of {@link ExportedTable}. */
export interface ExportedTableProps
  extends Pick<PlainTableProps, 'heads' | 'rows'> {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What stands in the place of a table without rows; default: its heads. */
  none?: string;
}

/** A section of the printed scorecard that is one table. */
export function ExportedTable(props: ExportedTableProps) {
  const { id, title, heads, rows, none } = props;
  return (
    <Section id={`backups-export-${id}`} title={title}>
      {none !== undefined && rows.length === 0 ? (
        none
      ) : (
        <PlainTable label={title} heads={heads} rows={rows} />
      )}
    </Section>
  );
}

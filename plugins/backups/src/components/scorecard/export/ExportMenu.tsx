import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  SCORECARD_EXPORT_FORMATS,
  type ScorecardExportFormat,
  type ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../../api/backupsApiRef';
import { mutedText } from '../../../theme/mutedText';
import { saveFile } from './saveFile';

const useStyles = makeStyles(
  theme => ({
    button: {
      borderColor: theme.palette.divider,
      color: theme.palette.text.primary,
      textTransform: 'none',
    },
    said: {
      color: mutedText(theme),
      '&:not(:empty)': { marginRight: theme.spacing(1) },
    },
  }),
  { name: 'BackupsExportMenu' },
);

const NAMES: Record<ScorecardExportFormat, string> = {
  csv: 'CSV, for a spreadsheet',
  json: 'JSON, with everything',
};

/** Props of {@link ExportMenu}. */
export interface ExportMenuProps {
  /** What is exported: the filter and the order of the page. */
  request: ScorecardRequest;
  /** Shows it as it is printed. */
  print: () => void;
}

/** Takes what the filter lets through out of the portal. */
export function ExportMenu(props: ExportMenuProps) {
  const { request, print } = props;
  const classes = useStyles();
  const backupsApi = useApi(backupsApiRef);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [said, setSaid] = useState('');

  async function download(format: ScorecardExportFormat) {
    setAnchor(undefined);
    setSaid('Exporting …');
    try {
      const { cursor, limit, ...rest } = request;
      const file = await backupsApi.downloadScorecard({ ...rest, format });
      saveFile(file);
      setSaid(`Saved ${file.fileName}`);
    } catch (failure) {
      setSaid(`It could not be exported: ${toError(failure).message}`);
    }
  }

  return (
    <span>
      <span role="status" className={classes.said}>
        {said}
      </span>
      <Button
        className={classes.button}
        variant="outlined"
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        endIcon={<ArrowDropDownIcon />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Export
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setAnchor(undefined)}
      >
        {SCORECARD_EXPORT_FORMATS.map(format => (
          <MenuItem key={format} onClick={() => download(format)}>
            {NAMES[format]}
          </MenuItem>
        ))}
        <MenuItem
          onClick={() => {
            setAnchor(undefined);
            print();
          }}
        >
          To be printed
        </MenuItem>
      </Menu>
    </span>
  );
}

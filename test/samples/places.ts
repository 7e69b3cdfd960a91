// Of packages of a portal, which this one does not depend on.
/* eslint-disable @backstage/no-undeclared-imports */
// packages/app/src/App.tsx
import { createApp } from '@backstage/frontend-defaults';
import backupsPlugin from 'backstage-plugin-backups';
import backupsHomeModule from 'backstage-plugin-backups/home';
import backupsSearchModule from 'backstage-plugin-backups/search';

export default createApp({
  features: [backupsPlugin, backupsHomeModule, backupsSearchModule],
});

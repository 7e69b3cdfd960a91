import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Runbooks of backups in the search. */
      backups?: {
        /**
         * Where the page of an entity is. Default:
         * `/catalog/:namespace/:kind/:name`.
         */
        locationTemplate?: string;
        /** Default: every hour, first three minutes after start-up. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}

import { writeFileSync } from 'node:fs';
import { OPENAPI_FILE, openApiText } from './openApiFile';

writeFileSync(OPENAPI_FILE, openApiText());

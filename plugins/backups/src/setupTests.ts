import { Settings } from 'luxon';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine takes its time; what never comes is still missed.
configure({ asyncUtilTimeout: 20_000 });

// The same times wherever the tests run.
Settings.defaultZone = 'UTC';

import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine takes its time; what never comes is still missed.
configure({ asyncUtilTimeout: 20_000 });

import { render, screen } from '@testing-library/react';
import { app } from './app';

describe('the portal', () => {
  const environment = process.env;
  afterEach(() => {
    process.env = environment;
  });

  it('starts, and says so when nobody can be signed in because the backend is away', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Test', baseUrl: 'http://localhost:7007' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };
    render(app.createRoot());
    expect(
      await screen.findByText(/You do not appear to be signed in/),
    ).toBeVisible();
  });
});

import '@backstage/cli/asset-types';
import ReactDOM from 'react-dom/client';
import { app } from './app';
import '@backstage/ui/css/styles.css';

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());

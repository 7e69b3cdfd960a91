import {
  PageBlueprint,
  createExtensionInput,
  createFrontendPlugin,
  createRouteRef,
} from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import HomeIcon from '@material-ui/icons/Home';

/** A page without one has no item in the side bar. */
const homeRouteRef = createRouteRef();

/**
 * A home page of the portal's own, which takes the widgets of any plugin. It
 * has the name of the one in `@backstage/plugin-home`, so widgets find it.
 */
const homePage = PageBlueprint.makeWithOverrides({
  inputs: {
    widgets: createExtensionInput([HomePageWidgetBlueprint.dataRefs.widget]),
  },
  factory: (original, { inputs }) =>
    original({
      path: '/home',
      title: 'Home',
      icon: <HomeIcon fontSize="inherit" />,
      routeRef: homeRouteRef,
      loader: async () => {
        const { HomePage } = await import('./HomePage');
        return (
          <HomePage
            widgets={inputs.widgets.map(widget =>
              widget.get(HomePageWidgetBlueprint.dataRefs.widget),
            )}
          />
        );
      },
    }),
});

/** The home page. */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <HomeIcon fontSize="inherit" />,
  routes: { root: homeRouteRef },
  extensions: [homePage],
});

import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import {
  BACKUPS_NAV_DESCRIPTION,
  BackupsNavIcon,
} from 'backstage-plugin-backups/legacy';
import { SidebarLogo } from './SidebarLogo';

/** Its icon counts what needs the user. */
function isBackups({ node }: NavContentNavItem): boolean {
  return node.spec.id === 'page:backups';
}

/** Everything that has a page, home and the catalog first, settings last. */
export function PortalSidebar(props: NavContentComponentProps) {
  const nav = props.navItems.withComponent(item => (
    <SidebarItem
      icon={isBackups(item) ? BackupsNavIcon : () => item.icon}
      to={item.href}
      text={item.title}
      aria-describedby={isBackups(item) ? BACKUPS_NAV_DESCRIPTION : undefined}
    />
  ));
  const settings = [
    nav.take('page:app-visualizer'),
    nav.take('page:user-settings'),
  ];
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        {nav.take('page:home')}
        {nav.take('page:catalog')}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}

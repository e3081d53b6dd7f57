import { start } from '../shared/shell/start.tsx'
import { SignIn } from './SignIn.tsx'

void start('/', <SignIn />)

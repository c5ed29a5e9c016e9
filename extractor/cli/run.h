// The program: picks the command, maps every fault to a message and an exit code (model/setup_error.h).
#pragma once

namespace townclerk {

int run(int argc, char** argv);

}  // namespace townclerk

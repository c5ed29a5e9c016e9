#include "cli/run.h"

int main(int argc, char** argv) {
  return townclerk::run(argc, argv);
}
